import { concertOnSale, CONTROL, expect, inLanguage, order, payAtKakaoPay, test } from "./base";
import { clickSeat } from "./booking";

test.skip(CONTROL === undefined, "needs the stand-in for Kakao that PagesIT starts");

// One after the other: the stand-in signs in whom the newest order names, whichever browser asks.
test.describe.configure({ mode: "default" });

test("a fan signs in with Kakao on the way, tops up with KakaoPay, books, and cancels", { tag: "@quick" }, async ({ page, context, request }) => {
  test.slow();
  await inLanguage(context, "ko");
  const concert = await concertOnSale(request);
  await page.goto(`/concerts/${concert}/seats`);
  await expect(page.getByText("실시간 반영 중").first()).toBeVisible();
  await clickSeat(page, concert, "S-1-5");
  const chosen = page.getByText("S구역 1열 5–6번");
  await expect(chosen).toBeVisible();
  await order(request, "next-person", "민지");
  await page.getByRole("link", { name: "로그인하고 좌석 잡기" }).or(page.getByRole("button", { name: "로그인하고 좌석 잡기" })).click();
  await page.locator('a[href^="/oauth2/authorization/kakao"]').click();
  await page.waitForURL((url) => url.pathname === `/concerts/${concert}/seats`);
  await expect(chosen).toBeVisible();
  await page.getByRole("button", { name: "2석 잡고 결제하기" }).click();

  // A new account has no points.
  await expect(page.getByText("지갑 잔액이 88,000원 부족합니다")).toBeVisible();
  const hold = new URL(page.url()).pathname;
  await page.getByRole("button", { name: "88,000원 충전하기" }).click();
  await page.getByRole("button", { name: "카카오페이로 충전" }).click();
  await payAtKakaoPay(page);
  await page.waitForURL((url) => url.pathname === hold);
  await page.getByRole("button", { name: "88,000원 결제하기" }).click();
  await expect(page.getByRole("heading", { name: "예매가 완료되었습니다" })).toBeVisible();

  await page.getByRole("link", { name: "마이페이지" }).last().click();
  await expect(page.getByText("민지 님")).toBeVisible();
  await page.getByRole("button", { name: "예매 취소" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "취소하고 88,000원 돌려받기" }).click();
  await expect(dialog).toContainText("88,000원을 지갑으로 돌려 드렸습니다");
  await dialog.getByRole("button", { name: "닫기" }).first().click();
  await page.getByRole("link", { name: "지갑", exact: true }).click();
  for (const line of ["+88,000원", "-88,000원"]) {
    await expect(page.getByText(line.replace("-", "−")).or(page.getByText(line)).first()).toBeVisible();
  }
});

test("a fan who denies Kakao's consent is told so, and signs in after all", { tag: "@quick" }, async ({ page, context, request }) => {
  await inLanguage(context, "ko");
  await page.goto("/login?returnUrl=%2Fme");
  // The stand-in has no button that denies; this is the redirect that Kakao sends.
  const begun = await context.request.get("/oauth2/authorization/kakao?returnUrl=%2Fme", { maxRedirects: 0 });
  const asked = new URL(begun.headers()["location"] ?? "").searchParams;
  const denied = new URLSearchParams({ error: "access_denied", error_description: "User denied access", state: asked.get("state") ?? "" });
  await page.goto(`${asked.get("redirect_uri")}?${denied}`);
  await expect(page.getByRole("alert")).toContainText("동의하지 않아 로그인하지 않았습니다");
  await order(request, "next-person", "하준");
  await page.locator('a[href^="/oauth2/authorization/kakao"]').click();
  await page.waitForURL((url) => url.pathname === "/me");
  await expect(page.getByText("하준 님")).toBeVisible();
});
