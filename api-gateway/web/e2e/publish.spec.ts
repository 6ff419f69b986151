import { callApi, expect, inLanguage, signIn, someFan, test } from "./base";
import { clickSeat } from "./booking";
import { picture } from "./picture";

const DAY = 86_400_000;

function kst(days: number, time: string): string {
  return `${new Date(Date.now() + days * DAY + 9 * 3_600_000).toISOString().slice(0, 10)}T${time}`;
}

test("an organizer publishes with a poster, a fan buys it, and an admin finds the booking's events and replays", async ({ page, browser, request }) => {
  test.setTimeout(180_000);
  const title = `발행의 밤 ${Date.now()}`;
  await inLanguage(page.context(), "en");
  await signIn(page, "organizer-1", "/organizer/concerts/new");
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Venue").fill("Small Hall");
  await page.getByLabel("Performance starts").fill(kst(40, "19:30"));
  await page.getByLabel("Performance ends").fill(kst(40, "22:00"));
  await page.getByLabel("Sale opens").fill(kst(-1, "20:00"));
  await page.getByLabel("Sale closes").fill(kst(39, "20:00"));
  await page.getByRole("button", { name: "+ Section" }).click();
  await page.getByRole("button", { name: /^Section A: / }).focus();
  await page.getByRole("button", { name: /^Section A: / }).press("Shift+ArrowDown");
  await page.getByLabel("Price (won)").fill("55000");
  await page.getByRole("spinbutton", { name: "Rows", exact: true }).fill("3");
  await page.getByLabel("Seats per row").fill("8");
  await page.getByRole("button", { name: "Publish" }).first().click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("₩1,320,000").first()).toBeVisible();
  await dialog.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  const concert = new URL(page.url()).pathname.split("/").at(-1) ?? "";

  await page.goto(`/organizer/concerts/${concert}/poster`);
  await page.getByLabel("Choose a picture").setInputFiles({ name: "poster.png", mimeType: "image/png", buffer: picture(900, 600) });
  const crop = page.getByRole("application", { name: /The part that is shown/ });
  await crop.focus();
  const shown = () => crop.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  const middle = await shown();
  await crop.press("ArrowRight");
  await expect.poll(shown).not.toBe(middle);
  await page.getByLabel("Zoom").fill("1.5");
  await page.getByRole("button", { name: "Use this poster" }).click();
  await expect(page).toHaveURL(new RegExp(`/organizer/concerts/${concert}$`));

  const fan = someFan();
  const others = await browser.newContext({ locale: "ko-KR", timezoneId: "Asia/Seoul" });
  await inLanguage(others, "ko");
  const buying = await others.newPage();
  await expect
    .poll(async () => ((await (await request.get(`/api/v1/concerts/${concert}`)).json()) as { status?: string }).status, { timeout: 20_000 })
    .toBe("ON_SALE");
  await signIn(buying, fan, "/");
  await buying.getByRole("searchbox").fill(title);
  await buying.getByRole("link", { name: new RegExp(title) }).first().click();
  await expect(buying.getByRole("heading", { level: 1, name: title })).toBeVisible();
  const poster = buying.locator(`img[src*="/concerts/${concert}/poster"]`).first();
  await expect.poll(() => poster.evaluate((image: HTMLImageElement) => image.naturalWidth), { timeout: 20_000 }).toBeGreaterThan(100);
  // The editor gives a concert a waiting room by default.
  await buying.getByRole("link", { name: "대기실로 가기" }).click();
  await buying.getByRole("button", { name: "줄 서기" }).click();
  await buying.getByRole("link", { name: "좌석 고르러 가기" }).click({ timeout: 30_000 });
  await expect(buying.getByText("실시간 반영 중").first()).toBeVisible();
  await clickSeat(buying, concert, "A-2-4");
  await buying.getByRole("button", { name: "2석 잡고 결제하기" }).click();
  await buying.getByRole("button", { name: "110,000원 결제하기" }).click();
  await expect(buying.getByRole("heading", { name: "예매가 완료되었습니다" })).toBeVisible({ timeout: 20_000 });
  const reservation = new URL(buying.url()).pathname.split("/").at(-1) ?? "";

  const office = await browser.newContext();
  await inLanguage(office, "en");
  const admin = await office.newPage();
  await signIn(admin, "admin", `/admin/events?concertId=${concert}&type=ReservationConfirmed`);
  await expect(admin.getByRole("table").getByText("ReservationConfirmed")).toBeVisible({ timeout: 20_000 });
  await admin.goto(`/admin/chain?reservation=${encodeURIComponent(reservation)}`);
  for (const type of ["ReservationRequested", "SeatHeld", "ReservationPaid", "SeatSold", "ReservationConfirmed"]) {
    await expect(
      admin.getByRole("region", { name: "Lanes by service" }).getByRole("button", { name: new RegExp(`^${type},`) }).first(),
    ).toBeVisible();
  }
  await admin.goto("/admin/processors/query-reservations");
  await admin.getByRole("button", { name: "Replay all events" }).click();
  await admin.getByRole("dialog").getByRole("button", { name: "Replay all events" }).click();
  await expect(admin.getByText(/The replay has been asked for|Replay is running/).first()).toBeVisible();
  await expect
    .poll(
      async () => {
        const all = await callApi<{ items: { name: string; replaying: boolean; lag: number }[] }>(request, "admin", "GET", "/api/v1/admin/processors");
        const found = all.items.find((one) => one.name === "query-reservations");
        return found !== undefined && !found.replaying && found.lag === 0;
      },
      { timeout: 60_000 },
    )
    .toBe(true);
  await buying.goto("/me");
  await expect(buying.getByText(title)).toBeVisible({ timeout: 20_000 });
  await others.close();
  await office.close();
});
