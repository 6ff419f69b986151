import type { Schemas } from "../../../api/types";
import { seatIndex, type SeatField } from "./field";

/** States of a seat in the compact form. */
export const FREE = 0;
export const HELD = 1;
export const SOLD = 2;
export type SeatState = typeof FREE | typeof HELD | typeof SOLD;

export type CompactSeatMap = Schemas["CompactSeatMap"];

/** A change of a seat, with the new and the previous state. */
export interface SeatChange {
  index: number;
  from: SeatState;
  to: SeatState;
}

const BY_NAME: Readonly<Record<string, SeatState>> = { AVAILABLE: FREE, HELD, SOLD };

/** Decodes the compact form: two bits a seat, the first seat in the highest bits. Sections are found by name. */
export function decodeStates(field: SeatField, map: CompactSeatMap): Uint8Array {
  const states = new Uint8Array(field.count);
  for (const given of map.sections) {
    const section = field.sections.find((candidate) => candidate.name === given.name);
    if (section === undefined) {
      continue;
    }
    const bits = atob(given.states);
    const count = Math.min(section.count, given.rows * given.seatsPerRow);
    for (let i = 0; i < count; i++) {
      states[section.first + i] = (bits.charCodeAt(i >> 2) >> (6 - 2 * (i & 3))) & 3;
    }
  }
  return states;
}

/** A change of a seat in the stream. */
export interface SeatEvent {
  seat: string;
  status: string;
  version: number;
}

/** Parses an event of the stream, null if this page does not understand it. */
export function parseEvent(data: string): SeatEvent | null {
  try {
    const read = JSON.parse(data) as Partial<SeatEvent>;
    return typeof read.seat === "string" && typeof read.status === "string" && typeof read.version === "number"
      ? { seat: read.seat, status: read.status, version: read.version }
      : null;
  } catch {
    return null;
  }
}

/** Bound on the events that are kept until the map is there. A later map contains the others. */
const WAITING_MAX = 10_000;

/**
 * Keeps the states of a concert's seats: a map with its version, and the changes after it. Changes that come before the
 * map wait for it, changes that it contains are skipped, and a missing version requests the map again.
 */
export class SeatFeed {
  readonly states: Uint8Array;
  version = -1;
  private waiting: SeatEvent[] = [];
  private begunAnew = false;
  /** The least version of a map that fills the gap, -1 without a gap. */
  private needed = -1;
  /** The events since the gap, which the map that fills it may not contain. */
  private since: SeatEvent[] = [];
  /** Number of times that the versions have restarted. */
  epoch = 0;

  constructor(private readonly field: SeatField) {
    this.states = new Uint8Array(field.count);
  }

  /** Whether a map has been taken. */
  get ready(): boolean {
    return this.version >= 0;
  }

  /** Whether versions are missing that no map has brought yet. */
  get missing(): boolean {
    return this.needed >= 0;
  }

  /** Returns whether a map is useful: it is not older than the known one, or fills the gap. */
  accepts(map: CompactSeatMap): boolean {
    return this.begunAnew || map.version >= (this.missing ? this.needed : this.version);
  }

  /** Takes a map, unless it is older than the known one. @returns the changes @returns what changed by it */
  take(map: CompactSeatMap): SeatChange[] {
    if (!this.accepts(map)) {
      return [];
    }
    const before = this.states.slice();
    this.states.set(decodeStates(this.field, map));
    this.version = map.version;
    this.begunAnew = false;
    this.needed = -1;
    const waited = [...this.waiting, ...this.since];
    this.waiting = [];
    this.since = [];
    waited.forEach((event) => this.hear(event));
    const changes: SeatChange[] = [];
    for (let index = 0; index < before.length; index++) {
      const from = (before[index] ?? FREE) as SeatState;
      const to = (this.states[index] ?? FREE) as SeatState;
      if (from !== to) {
        changes.push({ index, from, to });
      }
    }
    return changes;
  }

  /**
   * Takes an event.
   *
   * @returns the changes, and whether versions before it are missing
   * @returns what changed, and whether versions before it are missing
   */
  hear(event: SeatEvent): { changes: SeatChange[]; gap: boolean } {
    if (!this.ready || this.begunAnew) {
      if (this.waiting.length < WAITING_MAX) {
        this.waiting.push(event);
      }
      return { changes: [], gap: false };
    }
    if (event.version <= this.version) {
      return { changes: [], gap: false };
    }
    const index = seatIndex(this.field, event.seat);
    const to = BY_NAME[event.status];
    const unknown = index === null || to === undefined;
    const gap = event.version > this.version + 1;
    this.version = event.version;
    if (gap || unknown) {
      this.needed = event.version;
      this.since = [];
    } else if (this.missing && this.since.length < WAITING_MAX) {
      this.since.push(event);
    }
    if (unknown) {
      return { changes: [], gap: true };
    }
    const from = (this.states[index] ?? FREE) as SeatState;
    this.states[index] = to;
    return { changes: from === to ? [] : [{ index, from, to }], gap };
  }

  /** Restarts the versions: the next map is taken whatever its version is. */
  reset(): void {
    this.begunAnew = true;
    this.epoch++;
    this.needed = -1;
    this.waiting = [];
    this.since = [];
  }
}
