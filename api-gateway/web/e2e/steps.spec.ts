import { callApi, expect, inLanguage, payAtKakaoPay, signIn, someFan, test, transactions, type Page } from "./base";
import { clickSeat, concertFor } from "./booking";

/** Reloads, and waits until the page is there again. */
async function reload(page: Page): Promise<void> {
  await page.reload();
  await expect(page.locator("h1")).toBeVisible();
}

interface Listed {
  items: { reservationId: string; status: string }[];
}

test("a reload costs nothing at any step, from the list to the refund", async ({ page, context, request }) => {
  test.slow();
  await inLanguage(context, "ko");
  const fan = someFan();
  const title = `새로고침의 밤 ${Date.now()}`;
  // Two seats cost 100,000 won more than the wallet holds.
  const price = { amount: 5_050_000, currency: "KRW" };
  const concert = await concertFor(request, { title, sections: [{ name: "V", price, rows: 2, seatsPerRow: 6 }] });
  await signIn(page, fan, "/");
  await page.getByRole("searchbox").fill(title);
  await page.waitForURL(/q=/);
  await expect(page.getByRole("link", { name: new RegExp(title) })).toBeVisible({ timeout: 20_000 });
  await reload(page);
  await expect(page.getByRole("searchbox")).toHaveValue(title);
  await page.getByRole("link", { name: new RegExp(title) }).click();
  await expect(page).toHaveURL(new RegExp(`/concerts/${concert}$`));
  await reload(page);
  await page.getByRole("link", { name: "좌석 고르기" }).click();
  await expect(page.getByText("실시간 반영 중").first()).toBeVisible();
  await clickSeat(page, concert, "V-1-3");
  await expect(page.getByText("V구역 1열 3–4번")).toBeVisible();
  await reload(page);
  await expect(page.getByText("V구역 1열 3–4번")).toBeVisible();
  await page.getByRole("button", { name: "2석 잡고 결제하기" }).click();
  await expect(page.getByRole("timer")).toBeVisible();
  const hold = new URL(page.url()).pathname;
  await reload(page);
  await page.getByRole("button", { name: "100,000원 충전하기" }).click();
  await expect(page.getByLabel("직접 입력 (원)")).toHaveValue("100000");
  await reload(page);
  await expect(page.getByLabel("직접 입력 (원)")).toHaveValue("100000");
  await page.getByRole("button", { name: "카카오페이로 충전" }).dblclick();
  await expect(page.getByRole("button", { name: "결제하기", exact: true })).toBeVisible();
  await page.reload();
  await payAtKakaoPay(page);
  await expect(page).toHaveURL(/\/me\/wallet\/returned|\/reservations\//);
  await reload(page);
  await page.waitForURL((url) => url.pathname === hold);
  await reload(page);
  await page.getByRole("button", { name: "10,100,000원 결제하기" }).dblclick();
  await expect(page.getByRole("heading", { name: "예매가 완료되었습니다" })).toBeVisible();
  await reload(page);
  await expect(page.getByRole("heading", { name: "예매가 완료되었습니다" })).toBeVisible();
  await page.goto("/me");
  await reload(page);
  await page.getByRole("button", { name: "예매 취소" }).click();
  await expect(page.getByRole("dialog")).toContainText("돌려받는 금액");
  await reload(page);
  await page.getByRole("button", { name: "예매 취소" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "취소하고 10,100,000원 돌려받기" }).dblclick();
  await expect(page.getByRole("dialog")).toContainText("지갑으로 돌려 드렸습니다");
  await reload(page);
  await expect.poll(() => transactions(request, fan)).toEqual(["REFUND 10100000", "PAYMENT 10100000", "TOP_UP 100000"]);
});

test("the back button: leaving a hold asks, and a booking that is done is not made again", async ({ page, context, request }) => {
  await inLanguage(context, "ko");
  const fan = someFan();
  const concert = await concertFor(request);
  await signIn(page, fan, `/concerts/${concert}`);
  await page.getByRole("link", { name: "좌석 고르기" }).click();
  await expect(page.getByText("실시간 반영 중").first()).toBeVisible();
  await clickSeat(page, concert, "R-1-5");
  await page.getByRole("button", { name: "2석 잡고 결제하기" }).click();
  await expect(page.getByRole("timer")).toBeVisible();
  const hold = page.url();
  await page.goBack();
  const asked = page.getByRole("dialog", { name: "좌석을 어떻게 할까요?" });
  await expect(asked).toBeVisible();
  await expect(page).toHaveURL(hold);
  await asked.getByRole("button").first().click();
  await expect(page).toHaveURL(hold);
  await page.goBack();
  await asked.getByRole("button", { name: "잡아 두고 나가기" }).click();
  await expect(page).toHaveURL(new RegExp(`/concerts/${concert}/seats$`));
  await expect(page.getByText("이미 잡아 둔 좌석 2석이 있습니다")).toBeVisible();
  await page.goForward();
  await expect(page.getByRole("timer")).toBeVisible();
  await page.getByRole("button", { name: "132,000원 결제하기" }).click();
  await expect(page.getByRole("heading", { name: "예매가 완료되었습니다" })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`/concerts/${concert}/seats$`));
  await page.goForward();
  await expect(page.getByRole("heading", { name: "예매가 완료되었습니다" })).toBeVisible();
  const { items } = await callApi<Listed>(request, fan, "GET", "/api/v1/me/reservations");
  expect(items.map(({ status }) => status)).toEqual(["CONFIRMED"]);
});

test("two tabs: a hold in one is known in the other, and both pay once", async ({ page, context, request }) => {
  await inLanguage(context, "ko");
  const fan = someFan();
  const concert = await concertFor(request);
  await signIn(page, fan, `/concerts/${concert}/seats`);
  const other = await context.newPage();
  await other.goto(`/concerts/${concert}/seats`);
  await expect(other.getByText("실시간 반영 중").first()).toBeVisible();
  await expect(page.getByText("실시간 반영 중").first()).toBeVisible();
  await clickSeat(page, concert, "R-1-5");
  await page.getByRole("button", { name: "2석 잡고 결제하기" }).click();
  await expect(page.getByRole("timer")).toBeVisible();
  const hold = page.url();
  await other.reload();
  await expect(other.getByText("이미 잡아 둔 좌석 2석이 있습니다")).toBeVisible();
  await other.goto(hold);
  const pay = "132,000원 결제하기";
  await expect(other.getByRole("button", { name: pay })).toBeVisible();
  await Promise.all([page.getByRole("button", { name: pay }).click(), other.getByRole("button", { name: pay }).click({ timeout: 5_000 }).catch(() => undefined)]);
  for (const tab of [page, other]) {
    await expect(tab.getByRole("heading", { name: "예매가 완료되었습니다" })).toBeVisible({ timeout: 20_000 });
  }
  await expect.poll(() => transactions(request, fan)).toEqual(["PAYMENT 132000"]);
});
