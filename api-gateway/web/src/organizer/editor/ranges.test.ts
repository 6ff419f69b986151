import { expect, it } from "vitest";
import { parseRange, seatsText } from "./ranges";

it.each([
  ["3", { from: 3, to: 3 }],
  ["1-4", { from: 1, to: 4 }],
  [" 2 ~ 99 ", { from: 2, to: 10 }],
  ["", { from: 1, to: 10 }],
  ["0", null],
  ["4-1", null],
  ["11", null],
  ["a", null],
])("reads %j as a range of ten", (text, expected) => {
  expect(parseRange(text, 10)).toEqual(expected);
});

it("tells seats by row, neighbours together", () => {
  expect(seatsText(["2-1", "1-3", "1-1", "1-2", "1-8"])).toBe("1: 1-3, 8 · 2: 1");
});
