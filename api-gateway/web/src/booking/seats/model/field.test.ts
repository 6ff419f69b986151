import { describe, expect, test } from "vitest";
import { bounded, fitting, toPlan, toScreen, zoomed } from "./camera";
import { defaultPlan } from "./defaultPlan";
import { nearestSeat, placeOf, seatField, seatIndex } from "./field";
import { fieldOf, section } from "./testing";

const venues = {
  straight: fieldOf(section("A", 4, 10)),
  turned: fieldOf(section("A", 4, 10, { rotation: 35, x: -12 }), section("B", 3, 7, { rotation: -70, x: 14 })),
  curved: fieldOf(section("A", 12, 30, { curve: 12, y: 12 }), section("나", 5, 9, { curve: 25, rotation: 180, y: -25 })),
};

describe.each(Object.entries(venues))("a venue with %s sections", (_name, field) => {
  test("finds each seat at its own place", () => {
    for (let index = 0; index < field.count; index++) {
      expect(nearestSeat(field, field.x[index] ?? 0, field.y[index] ?? 0)?.index).toBe(index);
    }
  });

  test("finds the seat that is nearest by comparison of all, for points between seats", () => {
    for (let i = 0; i < 300; i++) {
      const index = (i * 7) % field.count;
      const x = (field.x[index] ?? 0) + 0.2 * Math.sin(i);
      const y = (field.y[index] ?? 0) + 0.2 * Math.cos(i * 3);
      const distances = Array.from(field.x, (own, at) => Math.hypot(own - x, (field.y[at] ?? 0) - y));
      expect(nearestSeat(field, x, y)?.distance).toBeCloseTo(Math.min(...distances), 4);
    }
  });

  test("names each seat and finds it by its name", () => {
    for (let index = 0; index < field.count; index++) {
      expect(seatIndex(field, placeOf(field, index).name)).toBe(index);
    }
  });
});

test.each(["A-0-1", "A-5-1", "A-1-11", "Z-1-1", "A-1", "", "A-x-1", "AA-1-1"])("%s is no seat", (name) => {
  expect(seatIndex(venues.straight, name)).toBeNull();
});

test("tones go by price: the dearest section has the first, the seventh price the last", () => {
  const field = fieldOf(...Array.from({ length: 8 }, (_, i) => section(`S${i}`, 1, 2)));
  expect(field.sections.map(({ tone }) => tone)).toEqual([1, 2, 3, 4, 5, 6, 6, 6]);
});

test("attributes stand at their seats, unknown seats are left out", () => {
  const field = fieldOf({ ...section("A", 2, 3), attributes: { "A-2-3": ["WHEELCHAIR", "RESTRICTED_VIEW"], "A-9-9": ["COMPANION"] } });
  expect([...field.attributes]).toEqual([0, 0, 0, 0, 0, 3]);
});

test("the plain plan keeps sections apart and behind the stage", () => {
  const price = { amount: 1, currency: "KRW" };
  const sections = [40, 30, 90, 20].map((seatsPerRow, i) => ({ name: `S${i}`, price, rows: 5, seatsPerRow, seatsTotal: 0, seatsAvailable: 0 }));
  const plan = defaultPlan({ concertId: "c", sections });
  const field = seatField(plan, new Map());
  for (const a of field.sections) {
    expect(a.bounds.y).toBeGreaterThan(0);
    for (const b of field.sections.filter((other) => other.order > a.order)) {
      const apart =
        a.bounds.x + a.bounds.width <= b.bounds.x + 1e-3 ||
        b.bounds.x + b.bounds.width <= a.bounds.x + 1e-3 ||
        a.bounds.y + a.bounds.height <= b.bounds.y + 1e-3 ||
        b.bounds.y + b.bounds.height <= a.bounds.y + 1e-3;
      expect(apart, `${a.name} and ${b.name}`).toBe(true);
    }
  }
});

describe("the camera", () => {
  const view = { width: 400, height: 300 };
  const area = { x: -20, y: -10, width: 40, height: 60 };

  test("sees the whole area when it fits it", () => {
    const camera = fitting(view, area, 10);
    const corner = toScreen(camera, view, area.x, area.y);
    const other = toScreen(camera, view, area.x + area.width, area.y + area.height);
    expect(Math.min(corner.x, corner.y)).toBeGreaterThanOrEqual(9.9);
    expect(other.y).toBeLessThanOrEqual(290.1);
  });

  test("keeps the point under the finger where it is while zooming", () => {
    const camera = { x: 3, y: 4, scale: 5 };
    const before = toPlan(camera, view, 70, 200);
    const after = toPlan(zoomed(camera, view, 70, 200, 17), view, 70, 200);
    expect(after.x).toBeCloseTo(before.x);
    expect(after.y).toBeCloseTo(before.y);
  });

  test("stays over the area and within its scales", () => {
    expect(bounded({ x: 999, y: -999, scale: 0.01 }, area, 2, 40)).toEqual({ x: 20, y: -10, scale: 2 });
    expect(bounded({ x: 0, y: 0, scale: 400 }, area, 2, 40).scale).toBe(40);
  });
});
