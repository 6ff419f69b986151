import { concertOpeningIn, expect, inLanguage, signIn, someFan, test, type Page } from "./base";
import { bookByApi, clickSeat, concertFor } from "./booking";
import { joinByApi, steer } from "./line";
import { settled } from "./looks";

const FOLDER = "screenshots";
const SCREENS = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const;

for (const language of ["ko", "en"] as const) {
  for (const screen of ["desktop", "phone"] as const) {
    test(`the main pages in ${language} on a ${screen}`, async ({ page, context, request }) => {
      await inLanguage(context, language);
      await page.setViewportSize(SCREENS[screen]);
      const take = async (name: string) => {
        await settled(page);
        await page.evaluate(() => document.fonts.ready);
        await page.screenshot({ path: `${FOLDER}/${name}-${language}-${screen}.png`, animations: "disabled" });
      };
      const visit = async (name: string, path: string) => {
        await page.goto(path);
        await take(name);
      };
      await fans(page, take, visit);
      await context.clearCookies({ name: /SESSION|XSRF-TOKEN/ });
      await signIn(page, "admin", "/admin");
      await take("dashboard");
      const soon = await concertOpeningIn(request, 3_600);
      await visit("editor", `/organizer/concerts/${soon}/edit`);
      await visit("events", "/admin/events");
    });
  }
}

async function fans(page: Page, take: (name: string) => Promise<void>, visit: (name: string, path: string) => Promise<void>): Promise<void> {
  const { request } = page.context();
  await page.goto("/");
  await page.locator('a[href^="/concerts/"]').first().waitFor();
  await take("listing");
  await page.locator('a[href^="/concerts/"]').first().click();
  await expect(page.locator("h1")).toBeFocused();
  await take("concert");
  const concert = await concertFor(request, { holdSeconds: 300 });
  const fan = someFan();
  await bookByApi(request, someFan(), concert, ["R-1-1", "R-1-2", "S-2-3"]);
  await signIn(page, fan, `/concerts/${concert}/seats`);
  await clickSeat(page, concert, "R-1-5");
  await take("seats");
  const held = await bookByApi(request, fan, concert, ["R-1-5", "R-1-6"]);
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
