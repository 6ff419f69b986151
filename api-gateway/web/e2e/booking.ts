import { expect, type APIRequestContext, type Page } from "@playwright/test";
import type { Concert, Plan } from "../src/api/types";
import { fitting, toScreen } from "../src/booking/seats/model/camera";
import { defaultPlan } from "../src/booking/seats/model/defaultPlan";
import { seatField, seatIndex, type SeatField } from "../src/booking/seats/model/field";

export interface ConcertWish {
  sections?: unknown[];
  purchaseLimit?: number;
  holdSeconds?: number;
  waitingRoom?: unknown;
  title?: string;
}

/** A concert on sale of two sections with ten seats in each of two rows. @returns its id */
export async function concertFor(request: APIRequestContext, wish: ConcertWish = {}): Promise<string> {
  const answer = await request.post("/api/v1/demo/concerts", {
    data: {
      sections: [
        { name: "R", price: { amount: 66_000, currency: "KRW" }, rows: 2, seatsPerRow: 10 },
        { name: "S", price: { amount: 44_000, currency: "KRW" }, rows: 2, seatsPerRow: 10 },
      ],
      ...wish,
    },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  return ((await answer.json()) as { concertId: string }).concertId;
}

/** Books seats as an API client. @returns the reservation's id */
export async function bookByApi(request: APIRequestContext, account: string, concertId: string, seats: string[]): Promise<string> {
  const token = await tokenOf(request, account);
  const answer = await request.post(`/api/v1/concerts/${concertId}/reservations`, {
    data: { seats },
    headers: { Authorization: `Bearer ${token}`, Prefer: "wait=10" },
  });
  expect(answer.status(), await answer.text()).toBe(202);
  return ((await answer.json()) as { reservationId: string }).reservationId;
}

/** Gives a reservation back as an API client. */
export async function releaseByApi(request: APIRequestContext, account: string, reservationId: string): Promise<void> {
  const token = await tokenOf(request, account);
  const answer = await request.delete(`/api/v1/reservations/${reservationId}`, { headers: { Authorization: `Bearer ${token}` } });
  expect(answer.status()).toBe(202);
}

export async function tokenOf(request: APIRequestContext, account: string): Promise<string> {
  const answer = await request.post("/api/v1/demo/tokens", { data: { account } });
  return ((await answer.json()) as { accessToken: string }).accessToken;
}

/** Returns the plan as the page computes it. */
async function fieldOf(page: Page, concertId: string): Promise<SeatField> {
  const concert = (await (await page.request.get(`/api/v1/concerts/${concertId}`)).json()) as Concert & { planVersion?: string };
  const answer = await page.request.get(`/api/v1/concerts/${concertId}/plan?v=${concert.planVersion ?? ""}`);
  const plan = answer.ok() ? ((await answer.json()) as Plan) : defaultPlan(concert);
  return seatField(plan, new Map(concert.sections.map(({ name, price }) => [name, price.amount])));
}

/** Clicks a seat on the map, which shows the whole plan. */
export async function clickSeat(page: Page, concertId: string, seat: string): Promise<void> {
  const field = await fieldOf(page, concertId);
  const index = seatIndex(field, seat);
  expect(index, seat).not.toBeNull();
  const map = page.getByTestId("seat-map");
  await expect(map).toBeVisible();
  const box = await map.boundingBox();
  const view = { width: box?.width ?? 0, height: box?.height ?? 0 };
  const camera = fitting(view, field.plan.bounds, view.width < 600 ? 12 : 28);
  const position = toScreen(camera, view, field.x[index ?? 0] ?? 0, field.y[index ?? 0] ?? 0);
  await map.click({ position });
}

/** Returns the cell of a seat in the list. */
export function cell(page: Page, section: string, row: number, number: number) {
  return page.getByRole("gridcell", { name: new RegExp(`^${section}구역 ${row}열 ${number}번,`) });
}
