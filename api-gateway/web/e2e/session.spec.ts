import { expect, inLanguage, signIn, signInAgain, someFan, test, transactions, type Page } from "./base";
import { clickSeat, concertFor } from "./booking";

/** Signs a fan out everywhere, from another device. */
async function signOutEverywhere(page: Page, fan: string): Promise<void> {
  await signIn(page, fan, "/me/account");
  await page.getByRole("button", { name: "모두 로그아웃" }).click();
  await page.waitForURL(/\/login/);
}

test("signed out everywhere in the middle of a booking: login, and the booking goes on where it was", async ({ page, context, browser, request }) => {
  test.slow();
  await inLanguage(context, "ko");
  const fan = someFan();
  const concert = await concertFor(request);
  const elsewhere = await browser.newContext();
  await inLanguage(elsewhere, "ko");
  const device = await elsewhere.newPage();

  await signIn(page, fan, `/concerts/${concert}/seats`);
  await expect(page.getByText("실시간 반영 중").first()).toBeVisible();
  await clickSeat(page, concert, "R-1-5");
  await expect(page.getByText("R구역 1열 5–6번")).toBeVisible();
  await signOutEverywhere(device, fan);
  await page.getByRole("button", { name: "2석 잡고 결제하기" }).click();
  await signInAgain(page, fan);
  await expect(page.getByRole("timer")).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText("R구역 1열 6번").or(page.getByText("R구역 1열 5–6번")).first()).toBeVisible();

  await signOutEverywhere(device, fan);
  await page.getByRole("button", { name: "132,000원 결제하기" }).click();
  await signInAgain(page, fan);
  await expect(page.getByRole("heading", { name: "예매가 완료되었습니다" })).toBeVisible({ timeout: 20_000 });
  await expect.poll(() => transactions(request, fan)).toEqual(["PAYMENT 132000"]);
  await elsewhere.close();
});

test("a session that has ended sends a reload to the login, and back to the same hold", async ({ page, context, request }) => {
  await inLanguage(context, "ko");
  const fan = someFan();
  const concert = await concertFor(request);
  await signIn(page, fan, `/concerts/${concert}/seats`);
  await page.getByRole("button", { name: "가장 좋은 2석 바로 잡기" }).click();
  await expect(page.getByRole("timer")).toBeVisible();
  const hold = new URL(page.url()).pathname;
  await context.clearCookies({ name: /SESSION|XSRF-TOKEN/ });
  await page.reload();
  await page.getByRole("main").getByRole("link", { name: "로그인" }).click();
  await page.locator("#account").fill(fan);
  await page.locator("#account ~ button").click();
  await page.waitForURL((url) => url.pathname === hold);
  await expect(page.getByRole("timer")).toBeVisible();
});
