import { describe, expect, test } from "vitest";
import { bestParty, nearestParty, orphans, party } from "./choose";
import { dimmedBy, NO_FILTER, type SeatFilter } from "../filter";
import { placeOf } from "./field";
import { fieldOf, section } from "./testing";

/** Parses a row: `.` is free, `x` is taken. */
function row(text: string) {
  const field = fieldOf(section("A", 1, text.length));
  return { field, usable: (index: number) => text[index] === "." };
}

describe("a tap takes neighbours", () => {
  test.each([
    ["the ones around it", "..........", 4, 2, [4, 5]],
    ["as near to the tap as they can be", "..........", 5, 3, [4, 5, 6]],
    ["at the edge of the row", "..........", 9, 3, [7, 8, 9]],
    ["so that none is left alone at the edge", "..........", 1, 2, [0, 1]],
    ["so that none is left alone beside a taken seat", "....x.....", 2, 2, [2, 3]],
    ["over nothing that is taken", "..x.......", 3, 2, [3, 4]],
    ["a whole run", "x...x", 2, 3, [1, 2, 3]],
    ["and leaves one alone only where it must", "x...x", 2, 2, [2, 3]],
  ])("%s", (_what, text, index, count, seats) => {
    const { field, usable } = row(text);
    const taken = party(field, index, count, usable);
    expect(taken).toHaveLength(count);
    if (text !== "x...x" || count === 3) {
      expect(taken).toEqual(seats);
    }
  });

  test.each([
    ["x..x", 1, 3],
    [".x.x.", 2, 2],
    ["....", 0, 5],
    ["xxxx", 2, 1],
  ])("none in %s at %i for %i", (text, index, count) => {
    const { field, usable } = row(text);
    expect(party(field, index, count, usable)).toBeNull();
  });

  test("never from two rows", () => {
    const field = fieldOf(section("A", 2, 3));
    expect(party(field, 2, 4, () => true)).toBeNull();
    expect(party(field, 2, 3, () => true)).toEqual([0, 1, 2]);
  });
});

describe("single seats that are left over", () => {
  test.each([
    ["beside the edge", "......", [1, 2], [0], [0, 1]],
    ["beside a taken seat", "...x..", [1], [0, 2], null],
    ["in the middle of two", "x....x", [1, 3], [2], null],
  ])("are found %s", (_what, text, chosen, alone, better) => {
    const { field, usable } = row(text);
    const found = orphans(field, chosen, usable);
    expect(found.seats).toEqual(expect.arrayContaining(alone as number[]));
    if (better !== null) {
      expect(found.better).toEqual(better);
    }
  });

  test("are no reason to warn where they cannot be avoided", () => {
    const { field, usable } = row("x...x");
    expect(orphans(field, [1, 2], usable)).toEqual({ seats: [3], better: null });
  });

  test.each([
    ["......", [2, 3]],
    ["......", [0, 1]],
    ["x..x", [1, 2]],
    ["......", []],
  ])("are none in %s with %j", (text, chosen) => {
    const { field, usable } = row(text);
    expect(orphans(field, chosen, usable).seats).toEqual([]);
  });
});

describe("the nearest neighbours", () => {
  test("are in the same row where it has some", () => {
    const { field, usable } = row("xxx..xx...");
    expect(nearestParty(field, 1, 2, usable)).toEqual([3, 4]);
  });

  test("are in the row behind rather than far away in the same one", () => {
    const field = fieldOf(section("A", 2, 10));
    const taken = new Set([0, 1, 2, 3, 4, 5, 6]);
    expect(nearestParty(field, 1, 2, (index) => !taken.has(index))).toEqual([10, 11]);
  });

  test("are of the same section before a nearer one of another price", () => {
    const field = fieldOf(section("A", 1, 4), section("B", 1, 4, { y: 10.9 }));
    const taken = new Set([0, 1]);
    expect(nearestParty(field, 0, 2, (index) => !taken.has(index))).toEqual([2, 3]);
  });

  test("are none where nothing is left", () => {
    const { field } = row("....");
    expect(nearestParty(field, 0, 1, () => false)).toBeNull();
  });
});

describe("the best seats of a filter", () => {
  const marked = { ...section("B", 2, 6), attributes: { "B-1-3": ["WHEELCHAIR"], "B-2-1": ["RESTRICTED_VIEW"] } } as ReturnType<typeof section>;
  const field = fieldOf(section("A", 2, 6), marked);
  const names = (filter: Partial<SeatFilter>, count: number, taken: readonly string[] = []) => {
    const dimmed = dimmedBy(field, { ...NO_FILTER, ...filter });
    const best = bestParty(field, count, (index) => dimmed[index] === 0 && !taken.includes(placeOf(field, index).name));
    return best?.map((index) => placeOf(field, index).name) ?? null;
  };

  test.each([
    ["are in the first section at the front, in the middle", {}, 2, ["A-1-3", "A-1-4"]],
    ["have the price that is wanted", { prices: [89_000] }, 2, ["B-1-3", "B-1-4"]],
    ["are of the kind that is wanted", { only: "WHEELCHAIR" as const }, 1, ["B-1-3"]],
    ["are none where too few are of the kind", { only: "WHEELCHAIR" as const }, 2, null],
    ["have no restricted view where that is left out", { prices: [89_000], withoutRestricted: true }, 6, ["B-1-1", "B-1-2", "B-1-3", "B-1-4", "B-1-5", "B-1-6"]],
  ])("%s", (_what, filter, count, best) => {
    expect(names(filter, count)).toEqual(best);
  });

  test("go round what is taken, and on to the next row and section", () => {
    expect(names({}, 2, ["A-1-3"])).toEqual(["A-1-1", "A-1-2"]);
    expect(names({}, 4, ["A-1-3", "A-2-3"])).toEqual(["B-1-1", "B-1-2", "B-1-3", "B-1-4"]);
  });
});
