import { describe, expect, test, vi } from "vitest";
import { decodeStates, parseEvent, SeatFeed } from "./states";
import { MapReader } from "./reader";
import { SeatStore } from "./store";
import { compact, fieldOf, section } from "./testing";

const field = fieldOf(section("A", 2, 3), section("B", 1, 5));
const event = (seat: string, status: string, version: number) => ({ seat, status, version });

test("reads two bits a seat, the first in the highest ones", () => {
  expect([...decodeStates(field, compact(field, "01201202101", 1))]).toEqual([0, 1, 2, 0, 1, 2, 0, 2, 1, 0, 1]);
});

test("finds sections by name, whatever their order", () => {
  const map = compact(field, "01201202101", 1);
  map.sections.reverse();
  expect([...decodeStates(field, map)]).toEqual([0, 1, 2, 0, 1, 2, 0, 2, 1, 0, 1]);
});

test.each(["", "{}", "null", "[1]", '{"seat":"A-1-1"}', "not json"])("%j is no event", (data) => {
  expect(parseEvent(data)).toBeNull();
});

describe("a feed", () => {
  test("has what came before the map and is not in it, once", () => {
    const feed = new SeatFeed(field);
    feed.hear(event("A-1-1", "HELD", 4));
    feed.hear(event("A-1-2", "HELD", 5));
    feed.hear(event("A-1-3", "SOLD", 6));
    feed.take(compact(field, "10000000000", 4));
    expect(feed.version).toBe(6);
    expect([...feed.states.slice(0, 3)]).toEqual([1, 1, 2]);
  });

  test("leaves out what the map has already", () => {
    const feed = new SeatFeed(field);
    feed.take(compact(field, "20000000000", 9));
    expect(feed.hear(event("A-1-1", "HELD", 8))).toEqual({ changes: [], gap: false });
    expect(feed.states[0]).toBe(2);
  });

  test("asks for the map where a version is missing, and has the event meanwhile", () => {
    const feed = new SeatFeed(field);
    feed.take(compact(field, "00000000000", 3));
    expect(feed.hear(event("B-1-5", "SOLD", 5))).toEqual({ changes: [{ index: 10, from: 0, to: 2 }], gap: true });
  });

  test("asks for the map at a seat or a state that it does not know", () => {
    const feed = new SeatFeed(field);
    feed.take(compact(field, "00000000000", 3));
    expect(feed.hear(event("Q-1-1", "SOLD", 4)).gap).toBe(true);
    expect(feed.hear(event("A-1-1", "MELTED", 5)).gap).toBe(true);
  });

  test("is not set back by a map that was read before and came late", () => {
    const feed = new SeatFeed(field);
    feed.take(compact(field, "00000000000", 3));
    feed.hear(event("A-1-1", "HELD", 4));
    expect(feed.take(compact(field, "00000000000", 3))).toEqual([]);
    expect(feed.states[0]).toBe(1);
  });

  test("begins anew with lower versions after a reset", () => {
    const feed = new SeatFeed(field);
    feed.take(compact(field, "00000000000", 300));
    feed.reset();
    feed.hear(event("A-1-2", "HELD", 13));
    feed.take(compact(field, "20000000000", 12));
    expect(feed.version).toBe(13);
    expect([...feed.states.slice(0, 2)]).toEqual([2, 1]);
  });

  test("needs a map of the gap's version or later, and keeps what came since", () => {
    const feed = new SeatFeed(field);
    feed.take(compact(field, "00000000000", 3));
    feed.hear(event("B-1-5", "SOLD", 5));
    feed.hear(event("A-1-1", "HELD", 6));
    feed.take(compact(field, "01000000000", 4));
    expect(feed.missing).toBe(true);
    expect(feed.take(compact(field, "01000000002", 5))).toEqual([{ index: 1, from: 0, to: 1 }]);
    expect(feed.missing).toBe(false);
    expect(feed.version).toBe(6);
    expect([...feed.states].join("")).toBe("11000000002");
  });

  test.each([0, 1, 2, 3, 4, 5])("comes to the same whenever the map is read: after %i events", (read) => {
    const events = [
      event("A-1-1", "HELD", 1),
      event("B-1-1", "HELD", 2),
      event("A-1-1", "SOLD", 3),
      event("B-1-1", "AVAILABLE", 4),
      event("B-1-2", "HELD", 5),
    ];
    const maps = ["00000000000", "10000000000", "10000010000", "20000010000", "20000000000", "20000001000"];
    const feed = new SeatFeed(field);
    events.forEach((each, i) => {
      if (i === read) {
        feed.take(compact(field, maps[read] ?? "", read));
      }
      feed.hear(each);
    });
    if (read === events.length) {
      feed.take(compact(field, maps[read] ?? "", read));
    }
    expect([...feed.states].join("")).toBe("20000001000");
  });
});

describe("a store", () => {
  const store = () => {
    const made = new SeatStore(field);
    made.opened();
    made.take(compact(field, "10200000000", 1));
    return made;
  };

  test("takes no map that was asked for before a reset, and asks again", async () => {
    vi.useFakeTimers();
    const seats = store();
    const maps = ["10200000000", "00000000000"];
    const load = vi.fn(() => Promise.resolve(compact(field, maps.shift() ?? "", 1)));
    new MapReader(seats, load, () => {}).read();
    seats.feed.reset();
    await vi.advanceTimersByTimeAsync(1_000);
    vi.useRealTimers();
    expect(load).toHaveBeenCalledTimes(2);
    expect([...seats.states].join("")).toBe("00000000000");
  });

  test("takes a map that it drops for no news", () => {
    const seats = store();
    seats.lost();
    for (let i = 0; i < 5; i++) {
      seats.take(compact(field, "10200000000", 0));
    }
    expect(seats.freshness.state).toBe("stale");
  });

  test("counts free seats by section, at first and with each change", () => {
    const seats = store();
    expect(seats.free).toEqual([4, 5]);
    seats.hear(event("B-1-1", "HELD", 2));
    seats.hear(event("A-1-1", "AVAILABLE", 3));
    expect(seats.free).toEqual([5, 4]);
  });

  test("lists what was released, newest first, until it is taken again", () => {
    const seats = store();
    seats.hear(event("A-1-1", "AVAILABLE", 2));
    seats.hear(event("A-1-3", "AVAILABLE", 3));
    expect(seats.released.map(({ index }) => index)).toEqual([2, 0]);
    seats.hear(event("A-1-3", "HELD", 4));
    expect(seats.released.map(({ index }) => index)).toEqual([0]);
  });

  test("takes no free seat of the first map for a released one", () => {
    expect(store().released).toEqual([]);
  });

  test("tells painters of each change at once", () => {
    const seats = store();
    const painter = vi.fn();
    seats.paint(painter);
    seats.hear(event("A-1-2", "HELD", 2));
    expect(painter).toHaveBeenCalledWith([{ index: 1, from: 0, to: 1 }]);
  });

  test("is live with the stream, stale without it, and live again by reading on", () => {
    const seats = store();
    expect(seats.freshness.state).toBe("live");
    seats.lost();
    expect(seats.freshness.state).toBe("stale");
    seats.take(compact(field, "10200000000", 1));
    seats.take(compact(field, "10200000000", 1));
    expect(seats.freshness.state).toBe("stale");
    seats.take(compact(field, "10200000000", 1));
    expect(seats.freshness.state).toBe("live");
    seats.unread();
    expect(seats.freshness.state).toBe("stale");
    seats.opened();
    expect(seats.freshness.state).toBe("live");
  });
});
