import { describe, expect, it } from "vitest";
import { chainOf, durationText, laneOf, type StoredEvent } from "./chain";
import { reservationHandle, shortAggregate } from "./identifiers";

const CONCERT = "01a21869-26ee-7d07-bf92-6e0a68825b5f";
const START = Date.parse("2026-11-26T15:11:55.000Z");

function event(globalIndex: number, aggregate: string, type: string, millis: number, correlationId = "c1"): StoredEvent {
  return {
    globalIndex,
    aggregate,
    type,
    sequence: 0,
    eventId: `event-${globalIndex}`,
    at: new Date(START + millis).toISOString(),
    payload: {},
    metadata: { correlationId },
  };
}

const booking = [
  event(1, `${CONCERT}/reservation/r1`, "ReservationRequested", 0),
  event(2, `${CONCERT}/allowance/fan-1`, "AllowanceClaimed", 4),
  event(3, `${CONCERT}/seat/A-1-1`, "SeatHeld", 9),
  event(4, `${CONCERT}/reservation/r1`, "ReservationHeld", 12),
  event(5, "wallet/fan-1", "PaymentDeclined", 120_012, "c2"),
  event(6, `${CONCERT}/seat/A-1-1`, "SeatReleased", 300_000, "c2"),
];

describe("a chain", () => {
  it("is in the order of storage, whatever order it was read in, each event once", () => {
    const chain = chainOf([...booking].reverse().concat(booking));
    expect(chain.steps.map((step) => step.event.globalIndex)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("has a lane for each service, in the order of a booking", () => {
    expect(chainOf(booking).lanes.map((lane) => [lane.name, lane.steps.length, lane.duration])).toEqual([
      ["reservation", 2, 12],
      ["allowance", 1, 0],
      ["seat", 2, 299_991],
      ["wallet", 1, 0],
    ]);
  });

  it("tells how long each step and the whole took", () => {
    const chain = chainOf(booking);
    expect(chain.steps.map((step) => step.since)).toEqual([0, 4, 5, 3, 120_000, 179_988]);
    expect(chain.duration).toBe(300_000);
  });

  it("marks what undoes something", () => {
    expect(chainOf(booking).steps.filter((step) => step.compensation).map((step) => step.event.type)).toEqual(["PaymentDeclined", "SeatReleased"]);
  });

  it("keeps milliseconds apart beside minutes", () => {
    const places = chainOf(booking).steps.map((step) => step.place);
    expect(places[0]).toBe(0);
    expect(places.at(-1)).toBeCloseTo(1);
    for (const [index, place] of places.slice(1).entries()) {
      expect(place - (places[index] ?? 0)).toBeGreaterThan(0.03);
    }
  });

  it("names every request", () => {
    expect(chainOf(booking).correlationIds).toEqual(["c1", "c2"]);
  });

  it("of one event stands at its beginning, and of none is empty", () => {
    expect(chainOf(booking.slice(0, 1)).steps[0]?.place).toBe(0);
    expect(chainOf([])).toMatchObject({ steps: [], lanes: [], duration: 0 });
  });
});

it.each([
  [CONCERT, "concert"],
  [`${CONCERT}/reservation/r1`, "reservation"],
  [`${CONCERT}/seat/A-1-1`, "seat"],
  [`${CONCERT}/allowance/fan-1`, "allowance"],
  ["wallet/fan-1", "wallet"],
  ["top-up/fan-1/01a2", "topUp"],
  ["top-up-allowance/fan-1", "topUp"],
  ["something/else", "other"],
])("%s is in the lane %s", (aggregate, lane) => {
  expect(laneOf(aggregate)).toBe(lane);
});

it.each([
  [0, "<1 ms"],
  [12, "12 ms"],
  [3_400, "3.4 s"],
  [125_000, "2:05"],
  [3_725_000, "1:02:05"],
])("%d ms are told as %s", (millis, text) => {
  expect(durationText(millis)).toBe(text);
});

it("a reservation is found by its aggregate's name and by its own", () => {
  const id = "01a21869-c870-7bfd-9168-ce68fded1a8d";
  expect(reservationHandle(`${CONCERT}/reservation/${id}`)).toBe(`${CONCERT}.${id}`);
  expect(reservationHandle(`${CONCERT}.${id}`)).toBe(`${CONCERT}.${id}`);
  expect(reservationHandle("A-1-1")).toBeNull();
  expect(shortAggregate(`${CONCERT}/seat/A-1-1`)).toBe("seat A-1-1");
  expect(shortAggregate("wallet/fan-1")).toBe("wallet fan-1");
});
