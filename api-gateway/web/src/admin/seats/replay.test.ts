import { describe, expect, it } from "vitest";
import type { StoredEvent } from "../events/chain";
import { changesOf, countsOf, countUpTo, differencesOf, statePath, statesAfter } from "./replay";

function event(globalIndex: number, type: string, seat: string): StoredEvent {
  return {
    globalIndex,
    type,
    aggregate: `concert/seat/${seat}`,
    sequence: 0,
    eventId: `event-${globalIndex}`,
    at: "2026-11-26T15:11:55.504Z",
    payload: { seat, reservationId: "r1", at: `2026-11-26T15:11:55.${500 + globalIndex}Z` },
    metadata: {},
  };
}

const changes = changesOf([
  event(9, "SeatSold", "A-1-1"),
  event(3, "SeatHeld", "A-1-1"),
  event(5, "SeatHeld", "A-1-2"),
  event(7, "SeatHoldBarred", "A-1-3"),
  event(11, "SeatReleased", "A-1-2"),
]);

describe("the seats at an instant", () => {
  it("come from the changes until then, in the order of storage", () => {
    expect(changes.map((change) => [change.globalIndex, change.seat, change.state])).toEqual([
      [3, "A-1-1", "HELD"],
      [5, "A-1-2", "HELD"],
      [9, "A-1-1", "SOLD"],
      [11, "A-1-2", "AVAILABLE"],
    ]);
  });

  it.each([
    [0, undefined, undefined],
    [1, "HELD", undefined],
    [2, "HELD", "HELD"],
    [3, "SOLD", "HELD"],
    [4, "SOLD", "AVAILABLE"],
  ])("after %d changes", (count, first, second) => {
    const states = statesAfter(new Map(), changes, count);
    expect([states.get("A-1-1"), states.get("A-1-2")]).toEqual([first, second]);
  });

  it("begin with what was there before", () => {
    expect(statesAfter(new Map([["A-2-1", "SOLD"]]), changes, 1).get("A-2-1")).toBe("SOLD");
  });

  it.each([
    [null, 4],
    [2, 0],
    [3, 1],
    [10, 3],
    [99, 4],
  ])("are named by an event: %s", (globalIndex, count) => {
    expect(countUpTo(changes, globalIndex)).toBe(count);
  });

  it("are counted by section", () => {
    expect(countsOf(statesAfter(new Map([["AB-1-1", "SOLD"]]), changes, 3), { name: "A", seats: 10 })).toEqual({
      AVAILABLE: 8,
      HELD: 1,
      SOLD: 1,
    });
  });
});

describe("two instants", () => {
  it("differ in the seats that are another thing", () => {
    expect(differencesOf(statesAfter(new Map(), changes, 2), statesAfter(new Map(), changes, 4))).toEqual([
      { seat: "A-1-1", before: "HELD", after: "SOLD" },
      { seat: "A-1-2", before: "HELD", after: "AVAILABLE" },
    ]);
  });

  it("do not differ in a seat that was held and released in between", () => {
    const states = statesAfter(new Map(), changes, 4);
    expect(differencesOf(new Map([["A-1-1", "SOLD"]]), states)).toEqual([]);
  });
});

it("a seat is drawn with the shape of its state alone", () => {
  const section = { name: "A", rows: 1, seatsPerRow: 3 };
  const states = statesAfter(new Map(), changes, 3);
  const count = (state: "AVAILABLE" | "HELD" | "SOLD") => statePath(states, section, state, 10).split("M").length - 1;
  expect([count("AVAILABLE"), count("HELD"), count("SOLD")]).toEqual([1, 1, 1]);
  expect(statePath(states, section, "HELD", 10)).toContain("l");
});
