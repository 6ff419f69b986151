import type { APIRequestContext } from "@playwright/test";
import { expect, expectNoFindings, inLanguage, signIn, someFan, test } from "./base";
import { clickSeat, concertFor, tokenOf } from "./booking";

const AT_ONCE = 20;

/** Has fans join the line by the API. */
async function joinByApi(request: APIRequestContext, concert: string, fans: number): Promise<void> {
  const base = 10_000_000 + Math.floor(Math.random() * 900_000) * 1_000;
  const accounts = Array.from({ length: fans }, (_, i) => `fan-${base + i}`);
  const worker = async () => {
    for (let account = accounts.pop(); account !== undefined; account = accounts.pop()) {
      const token = await tokenOf(request, account);
      const answer = await request.post(`/api/v1/concerts/${concert}/waiting-room/tickets`, { headers: { Authorization: `Bearer ${token}` } });
      expect(answer.status()).toBe(201);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Controls who is let in, as an admin does. */
async function steer(request: APIRequestContext, concert: string, how: "pause" | "resume"): Promise<void> {
  // The room opens a moment after its concert.
  await expect.poll(async () => {
    const headers = { Authorization: `Bearer ${await tokenOf(request, "admin")}` };
    return (await request.post(`/api/v1/admin/waiting-rooms/${concert}/${how}`, { headers })).ok();
  }).toBe(true);
}

test("a fan waits behind two hundred, keeps the place over a reload and in a second tab, and books with the pass", async ({ page, context, request }) => {
  test.slow();
  const concert = await concertFor(request, { waitingRoom: { enabled: true, admissionsPerSecond: 200, passSeconds: 120 } });
  await steer(request, concert, "pause");
  await joinByApi(request, concert, 200);
  await signIn(page, someFan(), `/concerts/${concert}/seats`);
  // The booking itself leads to the line, and the choice is still there afterwards.
  await clickSeat(page, concert, "R-1-5");
  await page.getByRole("button", { name: "2석 잡고 결제하기" }).click();
  await expect(page.getByRole("heading", { name: "차례를 기다리는 중" })).toBeVisible();
  const ahead = async () => Number((await page.locator("output").first().textContent())?.replace(/\D/g, ""));
  await expect.poll(ahead).toBe(200);
  await expect(page).toHaveTitle(/앞에 [\d,]+명/);
  await page.reload();
  await expect(page.getByRole("heading", { name: "차례를 기다리는 중" })).toBeVisible();
  expect(await ahead()).toBe(200);
  const second = await context.newPage();
  await second.goto(`/concerts/${concert}/waiting-room`);
  await expect(second.getByRole("heading", { name: "차례를 기다리는 중" })).toBeVisible();
  await context.setOffline(true);
  await expect(page.getByText("연결이 잠시 끊겼습니다").or(page.getByText("인터넷 연결이 끊겼습니다", { exact: false })).first()).toBeVisible();
  await context.setOffline(false);
  await steer(request, concert, "resume");
  const enter = page.getByRole("link", { name: "좌석 고르러 가기" });
  await expect(enter).toBeFocused();
  await expect(page).toHaveTitle(/입장하세요/);
  await expect(second.getByRole("link", { name: "좌석 고르러 가기" })).toBeVisible();
  await enter.press("Enter");
  await expect(page.getByText("R구역 1열 5–6번")).toBeVisible();
  await page.getByRole("button", { name: "2석 잡고 결제하기" }).click();
  await expect(page.getByRole("heading", { name: "좌석을 잡았습니다" })).toBeVisible();
});

test("a fan joins with a proof of work", async ({ page, request }) => {
  const concert = await concertFor(request, { waitingRoom: { enabled: true, admissionsPerSecond: 1, challengeBits: 12 } });
  await signIn(page, someFan(), `/concerts/${concert}/waiting-room`);
  await page.getByRole("button", { name: "줄 서기" }).click();
  const inside = page.getByRole("link", { name: "좌석 고르러 가기" }).or(page.getByRole("button", { name: "줄에서 나가기" }));
  await expect(inside).toBeVisible();
});

for (const language of ["ko", "en"] as const) {
  test(`axe finds nothing in the waiting room (${language})`, async ({ page, context, request }) => {
    test.slow();
    await inLanguage(context, language);
    const concert = await concertFor(request, { waitingRoom: { enabled: true } });
    await steer(request, concert, "pause");
    await joinByApi(request, concert, 5);
    await signIn(page, someFan(), `/concerts/${concert}/waiting-room`);
    await expectNoFindings(page);
    await page.getByRole("button", { name: language === "ko" ? "줄 서기" : "Join the line" }).click();
    await expect(page.getByRole("progressbar")).toBeVisible();
    await expectNoFindings(page);
    await page.getByRole("button", { name: language === "ko" ? "줄에서 나가기" : "Leave the line" }).click();
    await expect(page.getByText(language === "ko" ? "대기실에서 나왔습니다" : "You have left the line")).toBeVisible();
    await page.getByRole("button", { name: language === "ko" ? "줄 서기" : "Join the line" }).click();
    await steer(request, concert, "resume");
    await expect(page.getByRole("link", { name: language === "ko" ? "좌석 고르러 가기" : "Choose seats" })).toBeFocused();
    await expectNoFindings(page);
  });
}
