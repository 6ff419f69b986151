import { expect, expectNoFindings, inLanguage, signIn, someFan, test } from "./base";
import { clickSeat, concertFor } from "./booking";
import { ahead, joinByApi, steer } from "./line";

test("a fan waits behind two hundred, keeps the place over a reload and in a second tab, and books with the pass", async ({ page, context, request }) => {
  test.slow();
  const concert = await concertFor(request, { waitingRoom: { enabled: true, admissionsPerSecond: 200, passSeconds: 120 } });
  await steer(request, concert, "pause");
  await joinByApi(request, concert, 200);
  await signIn(page, someFan(), `/concerts/${concert}/seats`);
  // The booking itself leads to the line, and the choice is kept.
  await clickSeat(page, concert, "R-1-5");
  await page.getByRole("button", { name: "2석 잡고 결제하기" }).click();
  await expect(page.getByRole("heading", { name: "차례를 기다리는 중" })).toBeVisible();
  await expect.poll(() => ahead(page)).toBe(200);
  await expect(page).toHaveTitle(/앞에 [\d,]+명/);
  await page.reload();
  await expect(page.getByRole("heading", { name: "차례를 기다리는 중" })).toBeVisible();
  await expect.poll(() => ahead(page)).toBe(200);
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
