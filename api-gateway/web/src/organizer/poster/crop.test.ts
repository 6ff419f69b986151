import { describe, expect, it } from "vitest";
import { CROP_START, moved, partOf } from "./crop";

describe("a crop", () => {
  it.each([
    [1200, 1200, { x: 150, y: 0, width: 900, height: 1200 }],
    [600, 1200, { x: 0, y: 200, width: 600, height: 800 }],
    [300, 400, { x: 0, y: 0, width: 300, height: 400 }],
  ])("of %d by %d is the largest part of three by four in the middle", (width, height, expected) => {
    expect(partOf(CROP_START, width, height)).toEqual(expected);
  });

  it.each([
    [-9, -9],
    [9, 9],
    [0.3, -0.2],
  ])("never leaves the picture when it is moved by %d, %d", (dx, dy) => {
    const crop = moved({ zoom: 2, x: 0.5, y: 0.5 }, dx, dy, 1000, 800);
    const part = partOf(crop, 1000, 800);
    expect(part.x).toBeGreaterThanOrEqual(0);
    expect(part.y).toBeGreaterThanOrEqual(0);
    expect(part.x + part.width).toBeLessThanOrEqual(1000.001);
    expect(part.y + part.height).toBeLessThanOrEqual(800.001);
    expect(part.width / part.height).toBeCloseTo(0.75);
  });
});
