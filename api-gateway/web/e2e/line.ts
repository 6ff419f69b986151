import { expect, type APIRequestContext, type Page } from "@playwright/test";
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

/** Controls who is let in, as an admin does. */
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

/** How many the page says are ahead. */
export async function ahead(page: Page): Promise<number> {
  return Number((await page.locator("output").first().textContent())?.replace(/\D/g, ""));
}
