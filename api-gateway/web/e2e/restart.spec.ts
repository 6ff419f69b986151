import { CONTROL, expect, inLanguage, order, signIn, someFan, test, transactions } from "./base";
import { bookByApi, clickSeat, concertFor } from "./booking";
import { ahead, joinByApi, steer } from "./line";

const NOTICED = { timeout: 40_000 };
const BACK = { timeout: 60_000 };
/** Bound on the wait for a payment. One whose request was lost may be sent again after a minute. */
const PAID = { timeout: 120_000 };

test.skip(CONTROL === undefined, "needs a platform that the tests may kill: PagesIT");

test("the server dies while one fan pays, one chooses and one waits in line", { tag: "@restart" }, async ({ page, browser, request }) => {
  test.setTimeout(360_000);
  const concert = await concertFor(request, { holdSeconds: 300 });
  const room = await concertFor(request, { waitingRoom: { enabled: true } });
  const [payer, chooser, waiter] = [someFan(), someFan(), someFan()];
  const contexts = [await browser.newContext(), await browser.newContext()] as const;
  for (const context of [page.context(), ...contexts]) {
    await inLanguage(context, "ko");
  }
  const [choosing, waiting] = [await contexts[0].newPage(), await contexts[1].newPage()];

  const reservation = await bookByApi(request, payer, concert, ["R-1-1", "R-1-2"]);
  await signIn(page, payer, `/reservations/${reservation}`);
  await signIn(choosing, chooser, `/concerts/${concert}/seats`);
  await expect(choosing.getByText("실시간 반영 중").first()).toBeVisible();
  await clickSeat(choosing, concert, "S-1-5");
  await expect(choosing.getByText("S구역 1열 5–6번")).toBeVisible();
  await steer(request, room, "pause");
  await joinByApi(request, room, 5);
  await signIn(waiting, waiter, `/concerts/${room}/waiting-room`);
  await waiting.getByRole("button", { name: "줄 서기" }).click();
  await expect.poll(() => ahead(waiting)).toBe(5);

  const sent = page.waitForRequest((one) => one.url().endsWith("/payment"));
  await page.getByRole("button", { name: "132,000원 결제하기" }).click();
  await sent;
  await order(request, "kill");

  // Each page reports the outage and keeps its content.
  const hold = choosing.getByRole("button", { name: "2석 잡고 결제하기" });
  await expect(choosing.getByText(/초 전 기준/)).toBeVisible(NOTICED);
  await expect(hold).toHaveAttribute("aria-disabled", "true");
  await expect(choosing.getByText("S구역 1열 5–6번")).toBeVisible();
  await expect(waiting.getByText("연결이 잠시 끊겼습니다")).toBeVisible(NOTICED);
  expect(await ahead(waiting)).toBe(5);
  const done = page.getByRole("heading", { name: "예매가 완료되었습니다" });
  const says = page.getByText(/서버에 연결하지 못했습니다|결제하는 중입니다|확인 중입니다/).first();
  await expect(says.or(done).first()).toBeVisible(NOTICED);

  await order(request, "start");
  await expect(choosing.getByText("실시간 반영 중").first()).toBeVisible(BACK);
  await expect(choosing.getByText("S구역 1열 5–6번")).toBeVisible();
  await expect(hold).not.toHaveAttribute("aria-disabled", BACK);
  await hold.click();
  await expect(choosing.getByRole("timer")).toBeVisible(BACK);
  await expect(waiting.getByText("연결이 잠시 끊겼습니다")).toHaveCount(0, BACK);
  await expect.poll(() => ahead(waiting), BACK).toBe(5);
  await steer(request, room, "resume");
  await expect(waiting.getByRole("link", { name: "좌석 고르러 가기" })).toBeVisible(BACK);

  const again = page.getByRole("button", { name: "다시 결제하기" });
  await expect(done.or(again).first()).toBeVisible(PAID);
  if (await again.isVisible()) {
    await again.click();
  }
  await expect(done).toBeVisible(PAID);
  await expect.poll(() => transactions(request, payer), BACK).toEqual(["PAYMENT 132000"]);
  await Promise.all(contexts.map((context) => context.close()));
});
