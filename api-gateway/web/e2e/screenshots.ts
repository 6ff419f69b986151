import { writeFile } from "node:fs/promises";
import type { APIRequestContext } from "@playwright/test";
import { concertOpeningIn, expect, inLanguage, signIn, someFan, test, type Page } from "./base";
import { bookByApi, clickSeat, concertFor } from "./booking";
import { joinByApi, steer } from "./line";
import { settled } from "./looks";
import { vectorOf } from "./vector";

const FOLDER = "screenshots";
/** Folder of the README's pictures. They are text, so a review can read them. */
const PICTURES = "../../docs/pictures";
const IN_README = ["listing-ko-desktop", "concert-en-desktop", "seats-en-desktop", "waiting-room-en-phone", "my-page-ko-phone", "dashboard-en-desktop"];

const TITLE = "겨울밤의 실내악 · Chamber Music on a Winter Night";
const HALL = [
  { name: "R", price: { amount: 66_000, currency: "KRW" }, rows: 2, seatsPerRow: 14 },
  { name: "S", price: { amount: 44_000, currency: "KRW" }, rows: 2, seatsPerRow: 16 },
];

test.use({ bypassCSP: true });

const SCREENS = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const;

for (const language of ["ko", "en"] as const) {
  for (const screen of ["desktop", "phone"] as const) {
    test(`the main pages in ${language} on a ${screen}`, async ({ page, context, request }) => {
      await inLanguage(context, language);
      await page.setViewportSize(SCREENS[screen]);
      const take = async (name: string) => {
        await settled(page);
        await page.evaluate(() => document.fonts.ready);
        const picture = `${name}-${language}-${screen}`;
        await page.screenshot({ path: `${FOLDER}/${picture}.png`, animations: "disabled" });
        if (IN_README.includes(picture)) {
          await writeFile(`${PICTURES}/${picture}.svg`, await vectorOf(page));
        }
      };
      const visit = async (name: string, path: string) => {
        await page.goto(path);
        await take(name);
      };
      await fans(page, request, take, visit);
      await context.clearCookies({ name: /SESSION|XSRF-TOKEN/ });
      await signIn(page, "admin", "/admin");
      await take("dashboard");
      const soon = await concertOpeningIn(request, 3_600);
      await visit("editor", `/organizer/concerts/${soon}/edit`);
      await visit("events", "/admin/events");
    });
  }
}

/** @param request calls the API without the cookies of the page */
async function fans(
  page: Page,
  request: APIRequestContext,
  take: (name: string) => Promise<void>,
  visit: (name: string, path: string) => Promise<void>,
): Promise<void> {
  await page.goto("/");
  await page.locator('a[href^="/concerts/"]').first().waitFor();
  await take("listing");
  await page.goto("/?q=Midsummer");
  const onSale = page.locator('a[href^="/concerts/"]', { hasText: /Seoul Midsummer Jazz Night|한여름 밤의 재즈/ });
  await onSale.click();
  await expect(page.locator("h1")).toBeFocused();
  await take("concert");
  const concert = await concertFor(request, { holdSeconds: 300, title: TITLE, sections: HALL });
  const fan = someFan();
  await bookByApi(request, someFan(), concert, ["R-1-1", "R-1-2", "R-2-11", "S-2-3"]);
  await signIn(page, fan, `/concerts/${concert}/seats`);
  await clickSeat(page, concert, "R-1-8");
  await take("seats");
  const held = await bookByApi(request, fan, concert, ["R-1-8", "R-1-9"]);
  await visit("hold", `/reservations/${held}`);
  await visit("my-page", "/me");
  const room = await concertFor(request, { waitingRoom: { enabled: true } });
  await steer(request, room, "pause");
  await joinByApi(request, room, 120);
  await page.goto(`/concerts/${room}/waiting-room`);
  await page.getByRole("button", { name: /^(줄 서기|Join the line)$/ }).click();
  await expect(page.getByRole("progressbar")).toBeVisible();
  await take("waiting-room");
}
