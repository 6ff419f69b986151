import { callApi, concertOnSale, expect, inLanguage, signIn, someFan, test } from "./base";
import { lookAt } from "./looks";
import type { APIRequestContext } from "@playwright/test";

interface Booked {
  reservationId: string;
  correlationId: string;
}

/** Books and pays a seat. */
async function book(request: APIRequestContext, concertId: string, fan: string, seat: string): Promise<Booked> {
  const token = (await (await request.post("/api/v1/demo/tokens", { data: { account: fan } })).json()) as { accessToken: string };
  const answer = await request.post(`/api/v1/concerts/${concertId}/reservations`, {
    data: { seats: [seat], payment: "WALLET" },
    headers: { Authorization: `Bearer ${token.accessToken}`, Prefer: "wait=10" },
  });
  const reservation = (await answer.json()) as { reservationId: string; status: string };
  expect(reservation.status).toBe("CONFIRMED");
  return { reservationId: reservation.reservationId, correlationId: answer.headers()["x-correlation-id"] ?? "" };
}

test("an admin finds a booking by its correlation id, follows its chain, and replays a projection", async ({ page, context, request }) => {
  await inLanguage(context, "en");
  const concertId = await concertOnSale(request);
  const { correlationId } = await book(request, concertId, someFan(), "R-1-1");
  await signIn(page, "admin", "/admin/events");
  await page.getByLabel("Correlation id").fill(correlationId);
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page).toHaveURL(new RegExp(`correlationId=${correlationId}`));
  await expect(page.getByRole("table").getByText("ReservationConfirmed")).toBeVisible();

  await page.getByRole("link", { name: "Show these as a chain" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Booking chain" })).toBeVisible();
  for (const type of ["ReservationRequested", "AllowanceClaimed", "SeatHeld", "ReservationPaid", "SeatSold", "ReservationConfirmed"]) {
    await expect(page.getByRole("region", { name: "Lanes by service" }).getByRole("button", { name: new RegExp(`^${type},`) })).toBeVisible();
  }

  await page.goto("/admin/processors/query-wallets");
  await page.getByRole("button", { name: "Replay all events" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Replay all events" }).click();
  await expect(page.getByText(/The replay has been asked for|Replay is running/).first()).toBeVisible();
  await expect
    .poll(async () => {
      const all = await callApi<{ items: { name: string; replaying: boolean; lag: number }[] }>(request, "admin", "GET", "/api/v1/admin/processors");
      const wallets = all.items.find((one) => one.name === "query-wallets");
      return wallets !== undefined && !wallets.replaying && wallets.lag === 0;
    })
    .toBe(true);
  await expect(page.getByText("Replay is running")).toHaveCount(0);
});

test("the seat map goes back an event at a time and says why a seat is gone", async ({ page, context, request }) => {
  await inLanguage(context, "en");
  const concertId = await concertOnSale(request);
  const fan = someFan();
  await book(request, concertId, fan, "R-1-1");
  await book(request, concertId, fan, "R-1-2");
  await signIn(page, "admin", `/admin/seats?concertId=${concertId}`);
  const slider = page.getByRole("slider");
  await expect(slider).toHaveValue("4");
  await expect(page.getByText("free 18, held 0, sold 2")).toBeVisible();
  await slider.focus();
  await slider.press("ArrowLeft");
  await slider.press("ArrowLeft");
  await expect(page.getByText("free 19, held 0, sold 1")).toBeVisible();
  await expect(page).toHaveURL(/event=\d+/);
  await page.getByRole("button", { name: "Compare with this instant" }).click();
  await slider.press("ArrowRight");
  await slider.press("ArrowRight");
  await expect(page.getByRole("heading", { name: "1 seat differs" })).toBeVisible();
  await page.getByLabel("Why is this seat gone?").fill("R-1-1");
  await page.getByRole("button", { name: "Look" }).click();
  await expect(page.getByText(/R-1-1 was sold to/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/R-1-1 was sold to/)).toBeVisible();
});

test("an admin locks an account with a reason, and unlocks it", async ({ page, context, request }) => {
  await inLanguage(context, "en");
  const fan = someFan();
  await callApi(request, fan, "GET", "/api/v1/me");
  await signIn(page, "admin", `/admin/accounts?query=${fan}`);
  await page.getByRole("link", { name: fan }).click();
  await page.getByRole("button", { name: "Lock account" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("Write a reason first.")).toBeVisible();
  await dialog.getByLabel("Reason").fill("Asked to stop");
  await dialog.getByRole("button", { name: "Lock account" }).click();
  await expect(page.getByText("Locked", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Unlock account" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Unlock account" }).click();
  await expect(page.getByText("Active", { exact: true })).toBeVisible();
  await page.goto(`/admin/audit?subject=${fan}`);
  await expect(page.getByRole("row", { name: /Account locked/ })).toBeVisible();
});

test("the admins' pages of the running sale and the history pass axe in both languages", async ({ page, context, request }) => {
  await inLanguage(context, "ko");
  const concertId = await concertOnSale(request);
  const fan = someFan();
  const { reservationId } = await book(request, concertId, fan, "S-1-1");
  await signIn(page, "admin", "/admin");
  await lookAt(page, [
    `/admin/live?concertId=${concertId}`,
    `/admin/events?concertId=${concertId}`,
    `/admin/chain?reservation=${reservationId}`,
    `/admin/reservations?fanId=${fan}`,
    `/admin/seats?concertId=${concertId}&seat=S-1-1`,
  ]);
});

const GROUPS: Record<string, readonly string[]> = {
  system: ["/admin", "/admin/waiting-rooms", "/admin/processors", "/admin/processors/query-seats", "/admin/workers", "/admin/limits", "/admin/signing-keys"],
  settlements: ["", "/findings", "/rules", "/runs", "/totals", "/what-if"].map((path) => `/admin/settlements${path}`),
  people: ["/admin/accounts", "/admin/accounts/admin", "/admin/audit", "/admin/top-ups", "/admin/top-ups/differences"],
};

for (const [group, paths] of Object.entries(GROUPS)) {
  test(`the admins' pages of ${group} pass axe in both languages`, async ({ page, context }) => {
    await inLanguage(context, "ko");
    await signIn(page, "admin", "/admin");
    await lookAt(page, paths);
  });
}
