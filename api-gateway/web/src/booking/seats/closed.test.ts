import { describe, expect, it } from "vitest";
import type { Concert } from "../../api/types";
import { rereadMillis } from "../../fan/concert/queries";
import { closedBecause } from "./closed";

const opens = Date.parse("2026-12-01T11:00:00Z");
const closes = Date.parse("2026-12-05T11:00:00Z");
const concert = (status: Concert["status"]) =>
  ({ status, salesOpenAt: new Date(opens).toISOString(), salesCloseAt: new Date(closes).toISOString(), seatsAvailable: 9 }) as Concert;

describe("seats can be held", () => {
  it.each([
    ["not before the sale", "SCHEDULED", opens - 1, "scheduled"],
    ["from the second of its begin, though the concert was read before", "SCHEDULED", opens, null],
    ["while it lasts", "ON_SALE", closes - 1, null],
    ["not from its end on, though the concert was read before", "ON_SALE", closes, "closed"],
    ["not of a concert that is cancelled", "CANCELLED", opens, "cancelled"],
    ["not once the concert is over", "CLOSED", closes, "closed"],
  ] as const)("%s", (_what, status, now, why) => {
    expect(closedBecause(concert(status), now, true, 4)).toBe(why);
  });

  it("only of live seats, and within the limit", () => {
    expect(closedBecause(concert("ON_SALE"), opens, false, 4)).toBe("stale");
    expect(closedBecause(concert("ON_SALE"), opens, true, 0)).toBe("limit");
  });
});

it.each([
  ["at times", "SCHEDULED", opens - 60_000, 15_000],
  ["as soon as the sale has opened", "SCHEDULED", opens - 3_000, 3_200],
  ["often until it says that the sale is open", "SCHEDULED", opens, 1_000],
  ["at times while it is on sale", "ON_SALE", opens, 15_000],
  ["as soon as the sale has closed", "ON_SALE", closes - 10, 210],
  ["often until it says that the sale is closed", "ON_SALE", closes + 1, 1_000],
  ["at times afterwards", "SALES_CLOSED", closes + 1, 15_000],
] as const)("a concert is read again %s", (_what, status, now, millis) => {
  expect(rereadMillis(concert(status), now)).toBe(millis);
});
