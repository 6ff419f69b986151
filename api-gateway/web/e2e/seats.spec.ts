import { bookByApi, cell, clickSeat, concertFor, releaseByApi } from "./booking";
import { expect, expectNoFindings, inLanguage, signIn, someFan, test } from "./base";

test("a newcomer books two seats by clicks, and a reload costs nothing at any step", async ({ page, request }) => {
  const concert = await concertFor(request);
  await signIn(page, someFan(), `/concerts/${concert}`);
  await page.locator(`a[href="/concerts/${concert}/seats"]`).click();
  await expect(page.getByText("실시간 반영 중").first()).toBeVisible();
  await clickSeat(page, concert, "R-1-5");
  const chosen = page.getByText("R구역 1열 5–6번");
  await expect(chosen).toBeVisible();
  await page.reload();
  await expect(chosen).toBeVisible();
  await page.getByRole("button", { name: "2석 잡고 결제하기" }).click();
  await expect(page.getByRole("heading", { name: "좌석을 잡았습니다" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("timer")).toBeVisible();
  // A double click pays only once.
  await page.getByRole("button", { name: "132,000원 결제하기" }).dblclick();
  await expect(page.getByRole("heading", { name: "예매가 완료되었습니다" })).toBeVisible();
  await page.reload();
  await expect(page.getByText("R구역 1열 6번")).toBeVisible();
  const calendar = page.waitForEvent("download");
  await page.getByRole("button", { name: "캘린더 파일 받기" }).click();
  expect((await calendar).suggestedFilename()).toMatch(/\.ics$/);
  await page.getByRole("link", { name: "마이페이지" }).last().click();
  await page.goto("/me/wallet");
  await expect(page.getByText("132,000", { exact: false })).toHaveCount(1);
});

test("the keyboard alone books seats in the list", async ({ page, request }) => {
  const concert = await concertFor(request);
  await signIn(page, someFan(), `/concerts/${concert}/seats`);
  const list = page.getByRole("button", { name: "목록" });
  await list.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^S구역/ }).focus();
  await page.keyboard.press("Space");
  const first = cell(page, "S", 1, 1);
  await expect(first).toBeVisible();
  // Section, row choice, then the grid, which is one tab stop for all seats.
  await page.locator("#grid-row").focus();
  await page.keyboard.press("Tab");
  await expect(first).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await expect(cell(page, "S", 2, 10)).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await expect(cell(page, "S", 2, 9)).toHaveAttribute("aria-selected", "true");
  await expect(cell(page, "S", 2, 10)).toHaveAttribute("aria-selected", "true");
  await page.getByRole("button", { name: "2석 잡고 결제하기" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await page.getByRole("button", { name: "88,000원 결제하기" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "예매가 완료되었습니다" })).toBeVisible();
});

test("two fans see each other's holds, and what is given back", async ({ page, browser, request }) => {
  const concert = await concertFor(request);
  const context = await browser.newContext();
  const other = await context.newPage();
  await signIn(page, someFan(), `/concerts/${concert}/seats`);
  await signIn(other, someFan(), `/concerts/${concert}/seats`);
  await other.getByRole("button", { name: "목록" }).click();
  await expect(cell(other, "R", 1, 5)).toHaveAccessibleName(/선택 가능/);
  await clickSeat(page, concert, "R-1-5");
  await page.getByRole("button", { name: "2석 잡고 결제하기" }).click();
  await expect(cell(other, "R", 1, 5)).toHaveAccessibleName(/결제 중, 풀릴 수 있음/);
  await page.getByRole("button", { name: "좌석 반납하기" }).click();
  await expect(cell(other, "R", 1, 5)).toHaveAccessibleName(/선택 가능/);
  await expect(other.getByRole("heading", { name: "방금 풀린 좌석" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "취소한 예매입니다" })).toBeVisible();
  await expect(page.getByText("결제된 금액은 없습니다.")).toBeVisible();
  await context.close();
});

test("seats taken under the finger: the page says so and offers the nearest", async ({ page, request }) => {
  const concert = await concertFor(request);
  const rival = someFan();
  await signIn(page, someFan(), `/concerts/${concert}/seats`);
  await clickSeat(page, concert, "R-2-1");
  await expect(page.getByText("R구역 2열 1–2번")).toBeVisible();
  const reservation = await bookByApi(request, rival, concert, ["R-2-1", "R-2-2"]);
  await expect(page.getByText(/방금 다른 분이 잡았습니다/)).toBeVisible();
  await page.getByRole("button", { name: /가까운 좌석: R구역/ }).click();
  await expect(page.getByRole("button", { name: "2석 잡고 결제하기" })).not.toHaveAttribute("aria-disabled");
  // The map may have zoomed in to show the offer.
  await page.getByRole("button", { name: "전체 보기" }).click();
  await clickSeat(page, concert, "R-2-2");
  await expect(page.getByText("R구역 2열 2번, 다른 분이 결제 중입니다")).toBeVisible();
  await releaseByApi(request, rival, reservation);
  await expect(page.getByRole("heading", { name: "방금 풀린 좌석" })).toBeVisible();
});

test("without a connection the seats are dated and nothing can be held", async ({ page, context, request }) => {
  const concert = await concertFor(request);
  await signIn(page, someFan(), `/concerts/${concert}/seats`);
  await expect(page.getByText("실시간 반영 중").first()).toBeVisible();
  await clickSeat(page, concert, "R-1-5");
  await context.setOffline(true);
  await expect(page.getByText(/초 전 기준/)).toBeVisible();
  await expect(page.getByRole("button", { name: "2석 잡고 결제하기" })).toHaveAttribute("aria-disabled", "true");
  await context.setOffline(false);
  await expect(page.getByText("실시간 반영 중").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "2석 잡고 결제하기" })).not.toHaveAttribute("aria-disabled");
});

test("leaving a hold asks whether to keep the seats, and a short wallet leads to the top-up and back", async ({ page, request }) => {
  const price = { amount: 6_000_000, currency: "KRW" };
  const concert = await concertFor(request, { sections: [{ name: "V", price, rows: 1, seatsPerRow: 4 }] });
  await signIn(page, someFan(), `/concerts/${concert}/seats`);
  await page.getByRole("button", { name: "가장 좋은 2석 바로 잡기" }).click();
  await expect(page.getByText("지갑 잔액이 2,000,000원 부족합니다")).toBeVisible();
  const hold = new URL(page.url()).pathname;
  await page.getByRole("button", { name: "2,000,000원 충전하기" }).click();
  await expect(page).toHaveURL(/\/me\/wallet\/top-up\?/);
  await page.goBack();
  await expect(page).toHaveURL((url) => url.pathname === hold);
  await page.getByRole("link", { name: "Can You Get It" }).click();
  const asked = page.getByRole("dialog", { name: "좌석을 어떻게 할까요?" });
  await asked.getByRole("button", { name: "닫기" }).click();
  await expect(page).toHaveURL((url) => url.pathname === hold);
  await page.getByRole("link", { name: "Can You Get It" }).click();
  await asked.getByRole("button", { name: "반납하고 나가기" }).click();
  await expect(page).toHaveURL((url) => url.pathname === "/");
  await page.goto(hold);
  await expect(page.getByRole("heading", { name: "취소한 예매입니다" })).toBeVisible();
});

for (const language of ["ko", "en"] as const) {
  test(`axe finds nothing from the seats to the result (${language})`, async ({ page, context, request }) => {
    test.slow();
    await inLanguage(context, language);
    const concert = await concertFor(request);
    await signIn(page, someFan(), `/concerts/${concert}/seats`);
    await clickSeat(page, concert, "R-1-5");
    await expectNoFindings(page);
    await page.getByRole("button", { name: language === "ko" ? "목록" : "List" }).click();
    await expect(page.getByRole("grid")).toBeVisible();
    await expectNoFindings(page);
    await page.getByRole("button", { name: language === "ko" ? /잡고 결제하기/ : /^Hold 2/ }).click();
    await expect(page.getByRole("timer")).toBeVisible();
    await expectNoFindings(page);
    await page.getByRole("button", { name: language === "ko" ? /원 결제하기/ : /^Pay / }).click();
    await expect(page.getByRole("heading", { name: language === "ko" ? "예매가 완료되었습니다" : "You got it" })).toBeVisible();
    await expectNoFindings(page);
  });
}
