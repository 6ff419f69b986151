import { expect, type APIRequestContext, type Page } from "@playwright/test";
import { callApi } from "./base";
import { tokenOf } from "./booking";

const AT_ONCE = 30;

/** Has fans join the line by the API. */
export async function joinByApi(request: APIRequestContext, concert: string, fans: number): Promise<void> {
  const base = 10_000_000 + Math.floor(Math.random() * 900_000) * 1_000;
  const accounts = Array.from({ length: fans }, (_, i) => `fan-${base + i}`);
  const worker = async () => {
    for (let account = accounts.pop(); account !== undefined; account = accounts.pop()) {
      const token = await tokenOf(request, account);
      const answer = await request.post(`/api/v1/concerts/${concert}/waiting-room/tickets`, { headers: { Authorization: `Bearer ${token}` } });
      expect(answer.status(), await answer.text()).toBe(201);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Publishes a concert with an open lobby, whose sale opens in some milliseconds. */
export async function concertWithLobby(request: APIRequestContext, opensIn: number): Promise<string> {
  const now = Date.now();
  const day = 86_400_000;
  const { concertId } = await callApi<{ concertId: string }>(request, "organizer-1", "POST", "/api/v1/organizer/concerts", {
    title: "추첨의 밤 · Night of the Draw",
    venue: "작은 홀 · Small Hall",
    startsAt: new Date(now + 40 * day).toISOString(),
    endsAt: new Date(now + 40 * day + 7_200_000).toISOString(),
    salesOpenAt: new Date(now + opensIn).toISOString(),
    salesCloseAt: new Date(now + 39 * day).toISOString(),
    purchaseLimit: 4,
    waitingRoom: { enabled: true, admissionsPerSecond: 1, lobbyMinutes: 60 },
    sections: [{ name: "A", price: { amount: 50_000, currency: "KRW" }, rows: 2, seatsPerRow: 5 }],
  });
  return concertId;
}

/** Controls admissions, as an admin does. */
export async function steer(request: APIRequestContext, concert: string, how: "pause" | "resume"): Promise<void> {
  // The room opens a moment after its concert.
  await expect
    .poll(
      async () => {
        const headers = { Authorization: `Bearer ${await tokenOf(request, "admin")}` };
        return (await request.post(`/api/v1/admin/waiting-rooms/${concert}/${how}`, { headers })).ok();
      },
      { timeout: 20_000 },
    )
    .toBe(true);
}

/** Returns the number of fans ahead that the page shows. */
export async function ahead(page: Page): Promise<number> {
  return Number((await page.locator("output").first().textContent())?.replace(/\D/g, ""));
}
