import { callApi, expect, inLanguage, payAtKakaoPay, signIn, someFan, test, transactions } from "./base";
import { concertFor } from "./booking";
import { ahead, joinByApi } from "./line";

test("an admin pauses, slows and drains a waiting room; the fans read it and hear their turn", async ({ page, browser, request }) => {
  test.setTimeout(120_000);
  await inLanguage(page.context(), "en");
  const concert = await concertFor(request, { waitingRoom: { enabled: true, admissionsPerSecond: 5, passSeconds: 120 } });
  await expect
    .poll(async () => (await callApi<{ concertId: string }[]>(request, "admin", "GET", "/api/v1/admin/waiting-rooms")).map((room) => room.concertId), { timeout: 20_000 })
    .toContain(concert);
  await signIn(page, "admin", `/admin/waiting-rooms/${concert}`);
  const act = async (name: string) => {
    await page.getByRole("button", { name, exact: true }).click();
    const asked = page.getByRole("dialog");
    await expect(asked.getByText("Fans read:")).toBeVisible();
    await asked.getByRole("button", { name, exact: true }).click();
    await expect(asked).toHaveCount(0);
  };
  await act("Pause");
  await expect(page.getByText("Paused", { exact: true })).toBeVisible();

  await joinByApi(request, concert, 40);
  const others = await browser.newContext();
  await inLanguage(others, "en");
  const waiting = await others.newPage();
  await waiting.addInitScript(() => {
    const made = AudioContext.prototype.createOscillator;
    let tones = 0;
    AudioContext.prototype.createOscillator = function () {
      tones += 1;
      (window as unknown as { tones: number }).tones = tones;
      return made.call(this);
    };
  });
  const tones = () => waiting.evaluate(() => (window as unknown as { tones?: number }).tones ?? 0);
  await signIn(waiting, someFan(), `/concerts/${concert}/waiting-room`);
  await waiting.getByRole("button", { name: "Join the line" }).click();
  await expect.poll(() => ahead(waiting)).toBe(40);
  await waiting.getByLabel("By a sound").check();
  await expect.poll(tones).toBe(2);

  await page.getByLabel("Let in per second").fill("20");
  await page.getByLabel("Inside at once").fill("500");
  await page.getByRole("button", { name: "Set", exact: true }).click();
  await expect(page.getByText("of at most 500")).toBeVisible();
  await expect(page.getByText("set: at most 20")).toBeVisible();
  expect(await ahead(waiting)).toBe(40);

  await act("Drain");
  await expect(page.getByText(/^(Draining|Closed)$/)).toBeVisible();
  await expect(waiting.getByRole("link", { name: "Choose seats" })).toBeFocused({ timeout: 40_000 });
  await expect.poll(tones).toBe(4);
  await others.close();
});

test("an admin refunds a top-up: the points leave the wallet", async ({ page, browser, request }) => {
  test.slow();
  const fan = someFan();
  const others = await browser.newContext({ locale: "ko-KR" });
  await inLanguage(others, "ko");
  const topping = await others.newPage();
  await signIn(topping, fan, "/me/wallet/top-up?amount=70000");
  await topping.getByRole("button", { name: "카카오페이로 충전" }).click();
  await payAtKakaoPay(topping);
  await topping.waitForURL(/\/me\/wallet/);
  await expect.poll(() => transactions(request, fan)).toEqual(["TOP_UP 70000"]);

  await inLanguage(page.context(), "en");
  const { accountId } = await callApi<{ accountId: string }>(request, fan, "GET", "/api/v1/me");
  await signIn(page, "admin", `/admin/top-ups?account=${encodeURIComponent(accountId)}`);
  const row = page.getByRole("row", { name: /₩70,000/ });
  await row.getByRole("button", { name: /^Refund/ }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("₩70,000");
  await dialog.getByLabel("Reason").selectOption({ label: "A mistake" });
  await dialog.getByRole("button", { name: "Refund" }).click();
  await expect(dialog).toHaveCount(0);
  await expect
    .poll(async () => {
      await page.reload();
      await expect(row).toBeVisible();
      return row.innerText();
    }, { timeout: 30_000 })
    .toContain("Refunded");
  await expect
    .poll(async () => (await callApi<{ wallet: { balance: { amount: number } } }>(request, fan, "GET", "/api/v1/me")).wallet.balance.amount)
    .toBe(10_000_000);
  await others.close();
});
