import { expect, signIn, someFan, test } from "./base";
import { bookByApi, concertFor } from "./booking";

test("a hold is extended once, and says until when", { tag: "@quick" }, async ({ page, request }) => {
  const concert = await concertFor(request, { holdSeconds: 200 });
  const fan = someFan();
  const reservation = await bookByApi(request, fan, concert, ["S-1-1"]);
  await signIn(page, fan, `/reservations/${reservation}`);
  const left = page.getByRole("timer");
  await expect(left).toHaveText(/^[0-3]:/);
  await page.getByRole("button", { name: "시간 연장" }).dblclick();
  await expect(left).toHaveText(/^[56]:/);
  await expect(page.getByText("한 번 연장했습니다.", { exact: false })).toBeVisible();
  await expect(page.getByRole("button", { name: "시간 연장" })).toHaveCount(0);
});

test("a hold that ends says so and that nothing was charged", async ({ page, request }) => {
  const concert = await concertFor(request, { holdSeconds: 4 });
  const fan = someFan();
  const reservation = await bookByApi(request, fan, concert, ["S-1-1"]);
  await signIn(page, fan, `/reservations/${reservation}`);
  await expect(page.getByRole("heading", { name: "선점 시간이 끝났습니다" })).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText("결제된 금액은 없습니다.")).toBeVisible();
  await page.getByRole("link", { name: "좌석 다시 고르기" }).click();
  await expect(page).toHaveURL(/\/seats$/);
});
