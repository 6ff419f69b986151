import { expect, test } from "./base";
import { concertFor } from "./booking";

const SECTION_ROWS = 25;
const SECTION_SEATS = 40;
const SECTIONS = 50;

// Measures, and asserts nothing by the clock: `CYGI_FRAMES=1 npm run e2e -- frames`.
test.skip(process.env["CYGI_FRAMES"] === undefined, "a measurement, for a quiet machine");

test("frames of panning and zooming over 50,000 seats", async ({ page, request }) => {
  test.slow();
  const sections = Array.from({ length: SECTIONS }, (_, i) => ({
    name: `S${i + 1}`,
    price: { amount: 50_000 + 10_000 * (i % 5), currency: "KRW" },
    rows: SECTION_ROWS,
    seatsPerRow: SECTION_SEATS,
  }));
  const concert = await concertFor(request, { sections });
  await page.goto(`/concerts/${concert}/seats`);
  const map = page.getByTestId("seat-map");
  await expect(map).toBeVisible();
  await page.waitForTimeout(2_000);
  for (const [what, depth] of [
    ["far", 0],
    ["middle", 6],
    ["near", 14],
  ] as const) {
    const box = await map.boundingBox();
    const x = (box?.x ?? 0) + (box?.width ?? 0) / 2;
    const y = (box?.y ?? 0) + (box?.height ?? 0) / 2;
    await page.mouse.move(x, y);
    for (let i = 0; i < depth; i++) {
      await page.mouse.wheel(0, -120);
    }
    await page.waitForTimeout(400);
    const frames = page.evaluate(
      () =>
        new Promise<number[]>((resolve) => {
          const times: number[] = [];
          const begun = performance.now();
          const tick = (now: number) => {
            times.push(now);
            if (now - begun < 4_000) {
              requestAnimationFrame(tick);
            } else {
              resolve(times);
            }
          };
          requestAnimationFrame(tick);
        }),
    );
    await page.mouse.down();
    for (let i = 0; i < 120; i++) {
      await page.mouse.move(x + 150 * Math.sin(i / 8), y + 100 * Math.cos(i / 11));
    }
    await page.mouse.up();
    for (let i = 0; i < 30; i++) {
      await page.mouse.wheel(0, i % 2 === 0 ? -60 : 60);
    }
    const times = await frames;
    const gaps = times.slice(1).map((time, i) => time - (times[i] ?? 0)).sort((a, b) => a - b);
    const at = (share: number) => gaps[Math.floor((gaps.length - 1) * share)]?.toFixed(1);
    console.log(`${what}: ${((1000 * gaps.length) / 4_000).toFixed(1)} frames/s, median ${at(0.5)} ms, 95th ${at(0.95)} ms, worst ${at(1)} ms`);
  }
});
