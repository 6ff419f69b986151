import { concertOnSale, concertOpeningIn, expect, inLanguage, signIn, test } from "./base";
import { lookAt } from "./looks";

const DAY = 86_400_000;

/** Returns a field's value for a time in Korea, some days from now. */
function kst(days: number, time: string): string {
  return `${new Date(Date.now() + days * DAY + 9 * 3_600_000).toISOString().slice(0, 10)}T${time}`;
}

test("what an organizer publishes is in the public listing", async ({ page, context }) => {
  await inLanguage(context, "en");
  const title = `Night ${Date.now()}`;
  await signIn(page, "organizer-1", "/organizer/concerts/new");

  // Nothing is sent while a value is missing: the first such field gets the focus.
  await page.getByRole("button", { name: "Publish" }).first().click();
  await expect(page.getByLabel("Title")).toBeFocused();
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Venue").fill("Small Hall");
  await page.getByLabel("Performance starts").fill(kst(40, "19:30"));
  await page.getByLabel("Performance ends").fill(kst(40, "22:00"));
  await page.getByLabel("Sale opens").fill(kst(10, "20:00"));
  await page.getByLabel("Sale closes").fill(kst(39, "20:00"));

  // The plan: a section, moved with a key and undone, without a price at first.
  await page.getByRole("button", { name: "+ Section" }).click();
  const section = page.getByRole("button", { name: /^Section A: 10 rows/ });
  await section.focus();
  await section.press("Shift+ArrowRight");
  await page.getByText("Position and shape").click();
  await expect(page.getByLabel("Right of the middle")).toHaveValue("5");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByLabel("Right of the middle")).toHaveValue("0");
  await page.getByRole("button", { name: "Publish" }).first().click();
  await expect(page.getByLabel("Price (won)")).toBeFocused();
  await page.getByLabel("Price (won)").fill("77000");

  // A reload keeps the draft.
  await expect(page.getByText(/Draft kept at/)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Title")).toHaveValue(title);

  await page.getByRole("button", { name: "Publish" }).first().click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("₩15,400,000").first()).toBeVisible();
  await dialog.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await page.goto(`/?q=${encodeURIComponent(title)}`);
  await expect(page.getByRole("link", { name: new RegExp(title) }).first()).toBeVisible();
});

test("a change that another one came before is shown, and is saved on top of it", async ({ page, context, request }) => {
  await inLanguage(context, "en");
  const concertId = await concertOpeningIn(request, 3_600);
  await signIn(page, "organizer-1", `/organizer/concerts/${concertId}/edit`);
  await expect(page.getByLabel("Venue")).toHaveValue("작은 홀 · Small Hall");
  const other = await context.newPage();
  await other.goto(`/organizer/concerts/${concertId}/edit`);
  await other.getByLabel("Venue").fill("Large Hall");
  await other.getByRole("button", { name: "Save changes" }).first().click();
  await other.getByRole("dialog").getByRole("button", { name: "Save changes" }).click();
  await expect(other).toHaveURL(new RegExp(`/organizer/concerts/${concertId}$`));

  await page.getByLabel("Seats per fan").fill("2");
  await page.getByRole("button", { name: "Save changes" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("dialog").getByText("It was changed elsewhere meanwhile")).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
  await expect(page.getByText("Large Hall")).toBeVisible();
  await page.getByRole("button", { name: "Save changes" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Save changes" }).click();
  await expect(page).toHaveURL(new RegExp(`/organizer/concerts/${concertId}$`));
});

test("the secret of an API key is shown once", async ({ page, context }) => {
  await inLanguage(context, "en");
  const name = `key ${Date.now()}`;
  await signIn(page, "organizer-2", "/organizer/api-keys");
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Create key" }).click();
  const dialog = page.getByRole("dialog");
  const secret = await dialog.getByRole("definition").last().locator("code").innerText();
  expect(secret.length).toBeGreaterThan(20);
  await dialog.getByRole("button", { name: "I have kept it" }).click();
  await expect(page.getByRole("row", { name: new RegExp(name) })).toBeVisible();
  expect(await page.content()).not.toContain(secret);
  await page.reload();
  await expect(page.getByRole("row", { name: new RegExp(name) })).toBeVisible();
  expect(await page.content()).not.toContain(secret);
  await page.getByRole("button", { name: `Revoke ${name}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByRole("row", { name: new RegExp(name) })).toHaveCount(0);
});

test("the organizer's pages pass axe in both languages", async ({ page, context, request }) => {
  await inLanguage(context, "ko");
  const soon = await concertOpeningIn(request, 3_600);
  const onSale = await concertOnSale(request);
  await signIn(page, "admin", "/organizer");
  await lookAt(page, [
    "/organizer",
    "/organizer/concerts/new",
    `/organizer/concerts/${onSale}`,
    `/organizer/concerts/${soon}/edit`,
    `/organizer/concerts/${soon}/poster`,
    "/organizer/settlements",
    "/organizer/api-keys",
  ]);
});
