import { expect, signIn, someFan, test, type Page } from "./base";
import { bookByApi, cell, concertFor } from "./booking";

const BY_API = 18;
const ROW = 10;

/** Records when each seat of the list was first shown as held. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen: Record<string, number> = {};
    (window as unknown as { held: Record<string, number> }).held = seen;
    const look = () => {
      for (const one of document.querySelectorAll("[role=gridcell]")) {
        const name = one.getAttribute("aria-label") ?? "";
        const seat = name.split(",")[0] ?? "";
        if (name.includes("풀릴 수 있음") && !(seat in seen)) {
          seen[seat] = Date.now();
        }
      }
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
}

const seenBy = (page: Page) => page.evaluate(() => (window as unknown as { held: Record<string, number> }).held);

async function openList(page: Page, concert: string): Promise<void> {
  await signIn(page, someFan(), `/concerts/${concert}/seats`);
  await expect(page.getByText("실시간 반영 중").first()).toBeVisible();
  await page.getByRole("button", { name: "목록" }).click();
  await expect(cell(page, "R", 2, ROW)).toBeVisible();
}

test("twenty fans on one seat map see each other's holds", { tag: "@quick" }, async ({ page, browser, request }) => {
  test.slow();
  const concert = await concertFor(request);
  const context = await browser.newContext();
  const other = await context.newPage();
  await Promise.all([openList(page, concert), openList(other, concert)]);
  await Promise.all([watch(page), watch(other)]);

  const seats = Array.from({ length: BY_API }, (_, i) => [Math.floor(i / ROW) + 1, (i % ROW) + 1] as const);
  const answered = await Promise.all(
    seats.map(async ([row, number]) => {
      await bookByApi(request, someFan(), concert, [`R-${row}-${number}`]);
      return Date.now();
    }),
  );
  for (const watching of [page, other]) {
    await expect.poll(async () => Object.keys(await seenBy(watching)).length, { timeout: 15_000 }).toBe(BY_API);
    const seen = await seenBy(watching);
    const late = seats.map(([row, number], i) => (seen[`R구역 ${row}열 ${number}번`] ?? Infinity) - (answered[i] ?? 0)).sort((a, b) => a - b);
    console.log(`a hold was seen ${late[BY_API / 2]} ms after its answer in the median, ${late.at(-1)} ms at the latest`);
  }

  // One of the two watching fans takes the last seats of the section.
  await cell(page, "R", 2, ROW).click();
  await page.getByRole("button", { name: "2석 잡고 결제하기" }).click();
  await expect(page.getByRole("timer")).toBeVisible();
  await expect(cell(other, "R", 2, ROW)).toHaveAccessibleName(/결제 중, 풀릴 수 있음/);
  await context.close();
});
