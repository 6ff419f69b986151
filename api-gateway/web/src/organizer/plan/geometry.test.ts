import { describe, expect, it } from "vitest";
import { boundsOf, outlineOnPlan, overlaps, rowsPath, seatAt, type Shape } from "./geometry";

const layout = { x: 0, y: 10, rotation: 0, curve: 0, seatPitch: 0.5, rowPitch: 1 };
const shape: Shape = { rows: 2, seatsPerRow: 3, layout };

describe("places of seats", () => {
  it("stand around the middle of the front row", () => {
    expect([1, 2, 3].map((number) => seatAt(shape, 1, number))).toEqual([
      { x: -0.5, y: 10 },
      { x: 0, y: 10 },
      { x: 0.5, y: 10 },
    ]);
    expect(seatAt(shape, 2, 2)).toEqual({ x: 0, y: 11 });
  });

  it.each([
    [90, 1, { x: 0, y: 9.5 }],
    [180, 1, { x: 0.5, y: 10 }],
    [-90, 1, { x: 0, y: 10.5 }],
  ])("turn clockwise by %d degrees", (rotation, number, expected) => {
    const at = seatAt({ ...shape, layout: { ...layout, rotation } }, 1, number);
    expect(at.x).toBeCloseTo(expected.x);
    expect(at.y).toBeCloseTo(expected.y);
  });

  it.each([1, 2, 3])("of a curved row are all as far from the centre, seat %d", (number) => {
    const curved = { ...shape, layout: { ...layout, curve: 10 } };
    const front = seatAt(curved, 1, number);
    const behind = seatAt(curved, 2, number);
    expect(Math.hypot(front.x, front.y)).toBeCloseTo(10);
    expect(Math.hypot(behind.x, behind.y)).toBeCloseTo(11);
  });

  it("follow the row of a default section around the stage", () => {
    const turn = 30 * (Math.PI / 180);
    const placed = { ...layout, x: -12 * Math.sin(turn), y: 12 * Math.cos(turn), rotation: 30, curve: 12 };
    const at = seatAt({ ...shape, layout: placed }, 1, 1);
    expect(Math.hypot(at.x, at.y)).toBeCloseTo(12);
  });
});

describe("what is drawn", () => {
  it("has a line for each straight row, long enough for its last dot", () => {
    expect(rowsPath(shape)).toBe("M-0.5 0H0.505M-0.5 1H0.505");
  });

  it("has an arc for each curved row", () => {
    expect(rowsPath({ ...shape, layout: { ...layout, curve: 10 } }).match(/A/g)).toHaveLength(2);
  });

  it("lies within the bounds", () => {
    const far = { ...shape, layout: { ...layout, x: 40, rotation: 45, curve: 20 } };
    const bounds = boundsOf([shape, far]);
    for (const point of [shape, far].flatMap(outlineOnPlan)) {
      expect(point.x).toBeGreaterThan(bounds.x);
      expect(point.x).toBeLessThan(bounds.x + bounds.width);
      expect(point.y).toBeGreaterThan(bounds.y);
      expect(point.y).toBeLessThan(bounds.y + bounds.height);
    }
  });
});

describe("sections that stand in each other", () => {
  const at = (x: number): Shape => ({ ...shape, layout: { ...layout, x } });

  it("are found, each pair once", () => {
    expect(overlaps([at(0), at(0.5), at(30)])).toEqual([[0, 1]]);
  });

  it("are none beside each other", () => {
    expect(overlaps([at(0), at(2), at(4)])).toEqual([]);
  });

  it("are not looked for among very many seats", () => {
    expect(overlaps([at(0), at(0)], 11)).toEqual([]);
  });
});
