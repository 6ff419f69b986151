import { expect, test } from "vitest";
import { moved, windowOf } from "./gridKeys";

const size = { rows: 12, seatsPerRow: 30 };

test.each([
  ["ArrowRight", false, { row: 4, number: 8 }],
  ["ArrowLeft", false, { row: 4, number: 6 }],
  ["ArrowDown", false, { row: 5, number: 7 }],
  ["ArrowUp", false, { row: 3, number: 7 }],
  ["Home", false, { row: 4, number: 1 }],
  ["End", false, { row: 4, number: 30 }],
  ["Home", true, { row: 1, number: 1 }],
  ["End", true, { row: 12, number: 30 }],
  ["PageDown", false, { row: 9, number: 7 }],
  ["PageUp", false, { row: 1, number: 7 }],
  ["a", false, null],
])("%s (with Control: %s) leads to %j", (key, far, cell) => {
  expect(moved({ row: 4, number: 7 }, key, far, size)).toEqual(cell);
});

test("keys end at the edges", () => {
  expect(moved({ row: 12, number: 30 }, "ArrowRight", false, size)).toEqual({ row: 12, number: 30 });
  expect(moved({ row: 1, number: 1 }, "ArrowUp", false, size)).toEqual({ row: 1, number: 1 });
});

test.each([
  [1, 100, 5, [1, 2, 3, 4, 5]],
  [50, 100, 5, [48, 49, 50, 51, 52]],
  [100, 100, 5, [96, 97, 98, 99, 100]],
  [2, 3, 5, [1, 2, 3]],
])("around %i of %i are %i shown: %j", (around, last, shown, numbers) => {
  expect(windowOf(around, last, shown)).toEqual(numbers);
});
