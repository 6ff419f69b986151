import { callApi, concertOnSale, concertOpeningIn, expect, expectNoFindings, inLanguage, signIn, signInAgain, someFan, test } from "./base";

const PHONE = { width: 360, height: 740 };

test("a newcomer finds a concert, and the back button finds the list as it was", { tag: "@quick" }, async ({ page, context }) => {
  await inLanguage(context, "ko");
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1, name: "공연" })).toBeVisible();
  await page.getByRole("searchbox").fill("재즈");
  await page.waitForURL(/q=/);
  const card = page.getByRole("link", { name: /한여름 밤의 재즈/ });
  await expect(card).toBeVisible();
  await card.click();
  await expect(page.getByRole("heading", { level: 1, name: "한여름 밤의 재즈" })).toBeFocused();
  await expect(page.getByRole("table").first()).toContainText("165,000원");
  await expect(page.getByRole("table").nth(1)).toContainText("KST");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Seoul Midsummer Jazz Night" })).toBeVisible();
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
  await page.goBack();
  await expect(page.getByRole("searchbox")).toHaveValue("재즈");
  await expect(page.getByRole("link", { name: /Seoul Midsummer Jazz Night/ })).toBeVisible();
});

test("a page that is opened by its address begins at the top, and a reload stays where the reader was", { tag: "@quick" }, async ({ page, request }) => {
  await page.setViewportSize(PHONE);
  const [first, second] = [await concertOnSale(request), await concertOnSale(request)];
  const scrolled = () => page.evaluate(() => Math.round(window.scrollY));
  await page.goto(`/concerts/${first}`);
  await expect(page.getByRole("table").nth(1)).toBeVisible();
  await page.evaluate(() => window.scrollTo(0, 300));
  await expect.poll(scrolled).toBe(300);
  await page.reload();
  await expect.poll(scrolled).toBe(300);
  await page.goto(`/concerts/${second}`);
  await expect(page.getByRole("table").nth(1)).toBeVisible();
  expect(await scrolled()).toBe(0);
  await page.goto(`/concerts/${first}`);
  await expect(page.getByRole("table").nth(1)).toBeVisible();
  expect(await scrolled()).toBe(0);
});

test("the button turns itself on when the sale opens", async ({ page, context, request }) => {
  await inLanguage(context, "en");
  const concert = await concertOpeningIn(request, 6);
  await signIn(page, someFan(), `/concerts/${concert}`);
  const button = page.getByRole("button", { name: "Choose seats" });
  await expect(button).toHaveAttribute("aria-disabled", "true");
  await expect(page.getByText("Server time")).toBeVisible();
  await expect(page.getByRole("link", { name: "Choose seats" })).toBeVisible({ timeout: 12_000 });
});

test("a top-up by the stand-in for KakaoPay returns to where it was begun", { tag: "@quick" }, async ({ page, context, request }) => {
  await inLanguage(context, "ko");
  const concert = await concertOnSale(request);
  const fan = someFan();
  await signIn(page, fan, `/me/wallet/top-up?returnTo=%2Fconcerts%2F${concert}&amount=30000`);
  await page.getByRole("button", { name: "카카오페이로 충전" }).click();
  await page.getByRole("button", { name: "결제하기" }).click();
  await page.waitForURL(new RegExp(`/concerts/${concert}$`));
  await expect(page.getByText("10,030,000원이 있습니다", { exact: false })).toBeVisible();
});

test("a booking is cancelled with its refund told first", { tag: "@quick" }, async ({ page, context, request }) => {
  await inLanguage(context, "en");
  const concert = await concertOnSale(request);
  const fan = someFan();
  const booked = await callApi<{ reservationId: string }>(request, fan, "POST", `/api/v1/concerts/${concert}/reservations`, {
    seats: ["S-1-1"],
    payment: "WALLET",
  });
  await expect
    .poll(async () => (await callApi<{ status: string }>(request, fan, "GET", `/api/v1/reservations/${booked.reservationId}`)).status)
    .toBe("CONFIRMED");
  await signIn(page, fan, "/me");
  await expect(page.getByText("Booked")).not.toHaveCount(0);
  await page.getByRole("button", { name: "Cancel booking" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("You paid");
  await expectNoFindings(page);
  await dialog.getByRole("button", { name: /Cancel and get ₩44,000 back/ }).click();
  await expect(dialog).toContainText("₩44,000 is back in your wallet");
  await dialog.getByRole("button", { name: "Close" }).first().click();
  await page.getByRole("link", { name: "Wallet" }).click();
  await expect(page.getByText("+₩44,000")).toBeVisible();
});

test("a session that ends in the middle asks to sign in again and goes on", { tag: "@quick" }, async ({ page, context }) => {
  await inLanguage(context, "en");
  const fan = someFan();
  await signIn(page, fan, "/me/wallet/top-up");
  await page.getByLabel("Another amount (won)").fill("12000");
  await context.clearCookies({ name: /SESSION/ });
  await page.getByRole("button", { name: "Pay with KakaoPay" }).click();
  await signInAgain(page, fan);
  await page.waitForURL((url) => !url.pathname.startsWith("/me"));
  await expect(page.locator("body")).toContainText("12,000");
});

for (const language of ["ko", "en"] as const) {
  test(`axe finds nothing on any page in ${language}`, async ({ page, context, request }) => {
    test.slow();
    await inLanguage(context, language);
    await page.setViewportSize(language === "ko" ? PHONE : { width: 1280, height: 900 });
    const concert = await concertOnSale(request);
    const opening = await concertOpeningIn(request, 3_000);
    for (const address of ["/", `/concerts/${concert}`, `/concerts/${opening}`, "/me", "/signed-in"]) {
      await page.goto(address);
      await expectNoFindings(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    }
    await page.goto("/login");
    await expectNoFindings(page);
    const fan = someFan();
    await callApi(request, fan, "POST", `/api/v1/concerts/${concert}/reservations`, { seats: ["R-1-1"] });
    await signIn(page, fan, "/me");
    await expect(page.getByText(/R-1-1/)).toBeVisible();
    for (const address of ["/me", "/me/wallet", "/me/wallet/top-up", "/me/wallet/returned", "/me/account"]) {
      await page.goto(address);
      await expectNoFindings(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    }
  });
}
