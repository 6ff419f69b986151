import { describe, expect, test } from "vitest";
import { payingAfter } from "../../api/payment";
import type { Reservation } from "../../api/types";
import { withExtension } from "./extension";

const start = Date.parse("2026-11-26T15:12:00Z");
const hold = {
  reservationId: "r",
  concertId: "c",
  concertTitle: "",
  fanId: "f",
  requestedAt: "2026-11-26T15:11:55Z",
  seats: [],
  status: "HELD",
  total: { amount: 1, currency: "KRW" },
} as Reservation;
const failure = (at: string) => ({ paymentFailure: { at, code: "INSUFFICIENT_FUNDS" as const } });

test.each([
  ["no payment was begun", hold, null, "no"],
  ["one was begun and nothing came of it", hold, start, "underWay"],
  ["it failed afterwards", { ...hold, ...failure("2026-11-26T15:12:01Z") }, start, "failed"],
  ["only an earlier one failed", { ...hold, ...failure("2026-11-26T15:11:00Z") }, start, "underWay"],
  ["one failed before the page was loaded", { ...hold, ...failure("2026-11-26T15:11:00Z") }, null, "failed"],
  ["it is paid", { ...hold, status: "CONFIRMED" } as Reservation, start, "no"],
  ["the hold has ended", { ...hold, status: "EXPIRED" } as Reservation, start, "no"],
  ["nothing is known yet", undefined, start, "no"],
])("%s", (_what, reservation, startedAt, paying) => {
  expect(payingAfter(reservation, startedAt)).toBe(paying);
});

describe("after an extension", () => {
  const at = (holdUntil: string, holdExtensionsUsed?: number, status = "HELD") =>
    ({ ...hold, status, holdUntil, holdExtensionsUsed }) as Reservation;

  test.each([
    ["a read from before it does not take the time away", at("b", 1), at("a", 0), "b"],
    ["a read from after it counts", at("b", 1), at("b", 1), "b"],
    ["a second extension elsewhere counts", at("b", 1), at("c", 2), "c"],
    ["without one the read counts", at("a", 0), at("a2", 0), "a2"],
    ["a server that knows no extensions is believed", at("a"), at("a2"), "a2"],
    ["an end counts", at("b", 1), at("a", 0, "EXPIRED"), "a"],
  ])("%s", (_what, known, read, until) => {
    expect(withExtension(known, read).holdUntil).toBe(until);
  });
});
