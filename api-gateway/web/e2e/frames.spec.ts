import type { APIRequestContext } from "@playwright/test";
import { expect, test } from "./base";
import { concertFor } from "./booking";

const SECTION_ROWS = 25;
const SECTION_SEATS = 40;
const SECTIONS = 50;

// This test measures and asserts no time: `CYGI_FRAMES=1 npm run e2e -- frames`.
test.skip(process.env["CYGI_FRAMES"] === undefined, "a measurement, for a quiet machine");

async function largeConcert(request: APIRequestContext): Promise<string> {
  const sections = Array.from({ length: SECTIONS }, (_, i) => ({
    name: `S${i + 1}`,
    price: { amount: 50_000 + 10_000 * (i % 5), currency: "KRW" },
    rows: SECTION_ROWS,
    seatsPerRow: SECTION_SEATS,
  }));
  return concertFor(request, { sections });
}

test("first paint of 50,000 seats after their data", async ({ page, request }) => {
  test.slow();
  const concert = await largeConcert(request);
  await page.addInitScript(() => {
    const look = () => {
      const map = document.querySelector<HTMLCanvasElement>("[data-testid=seat-map]")?.parentElement?.querySelector("canvas");
      const image = map?.width ? map.getContext("2d")?.getImageData(0, 0, map.width, map.height).data : undefined;
      if (image?.some((value, i) => i % 4 === 3 && value > 0)) {
        (window as unknown as { painted: number }).painted = performance.now();
      } else {
        requestAnimationFrame(look);
      }
    };
    requestAnimationFrame(look);
  });
  for (const visit of ["first", "second"]) {
    await page.goto(`/concerts/${concert}/seats`);
    const painted = await page.waitForFunction(() => (window as unknown as { painted?: number }).painted, undefined, { timeout: 60_000 });
    const data = await page.evaluate(() =>
      Math.max(
        ...(performance.getEntriesByType("resource") as PerformanceResourceTiming[])
          .filter(({ name }) => /\/(plan|seats)(\?|$)/.test(new URL(name).pathname + new URL(name).search))
          .map(({ responseEnd }) => responseEnd),
      ),
    );
    const at = (await painted.jsonValue()) ?? 0;
    console.log(`${visit} visit: data after ${data.toFixed(0)} ms, seats painted ${(at - data).toFixed(0)} ms later`);
  }
});

test("frames of panning and zooming over 50,000 seats", async ({ page, request }) => {
  test.slow();
  const concert = await largeConcert(request);
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
