import { expect, expectContrastInTheDark, expectNoFindings, test, type Page } from "./base";

/** Bound on the time of a test, in ms. A busy machine needs long for so many pages. */
const LOOKS_MILLIS = 300_000;
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 900 };

/**
 * Checks pages with axe in both languages: in Korean on a desktop, in the light and the dark, in English on a phone.
 * The language is changed on the page, as a reader does. The context begins in Korean.
 */
export async function lookAt(page: Page, paths: readonly string[]): Promise<void> {
  test.setTimeout(LOOKS_MILLIS);
  for (const path of paths) {
    await page.setViewportSize(DESKTOP);
    await page.goto(path);
    await settled(page);
    await expectNoFindings(page);
    await expectContrastInTheDark(page);
    await page.getByRole("button", { name: "English" }).click();
    await page.setViewportSize(PHONE);
    await settled(page);
    await expectNoFindings(page);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, `${path} is wider than a phone`).toBeLessThanOrEqual(0);
    await page.getByRole("button", { name: "한국어" }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", "ko");
  }
}

/** Waits until the page has loaded. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator("h1")).toBeVisible();
  await expect(page.locator("[class*=_waiting_]")).toHaveCount(0);
}
