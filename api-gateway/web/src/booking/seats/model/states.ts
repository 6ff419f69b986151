import type { Schemas } from "../../../api/types";
import { seatIndex, type SeatField } from "./field";

/** States of a seat, as the compact form counts them. */
export const FREE = 0;
export const HELD = 1;
export const SOLD = 2;
export type SeatState = typeof FREE | typeof HELD | typeof SOLD;

export type CompactSeatMap = Schemas["CompactSeatMap"];

/** The state that a seat changed into, and the one before. */
export interface SeatChange {
  index: number;
  from: SeatState;
  to: SeatState;
}

const BY_NAME: Readonly<Record<string, SeatState>> = { AVAILABLE: FREE, HELD, SOLD };

/** Reads the compact form: two bits a seat, the first seat in the highest bits. Sections are found by name. */
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

/** A change as the stream tells it. */
export interface SeatEvent {
  seat: string;
  status: string;
  version: number;
}

/** Reads an event of the stream, null where it is none that this page understands. */
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

/** Events that are kept until the map is there; a map that comes later has the others in it. */
const WAITING_MAX = 10_000;

/**
 * The states of a concert's seats: a map with its version, and the changes after it. Changes that come before the map wait for
 * it, those that it has already are left out, and a version that is missing asks for the map anew.
 */
export class SeatFeed {
  readonly states: Uint8Array;
  version = -1;
  private waiting: SeatEvent[] = [];
  private begunAnew = false;
  /** The version that a map needs at least to fill a gap, -1 where there is none. */
  private needed = -1;
  /** What came since the gap: a map that fills it may not have it yet. */
  private since: SeatEvent[] = [];
  /** How often the versions have begun anew. */
  epoch = 0;

  constructor(private readonly field: SeatField) {
    this.states = new Uint8Array(field.count);
  }

  /** Whether a map has come. */
  get ready(): boolean {
    return this.version >= 0;
  }

  /** Whether versions are missing that no map has brought yet. */
  get missing(): boolean {
    return this.needed >= 0;
  }

  /** Whether a map tells something: it is not older than what is known, or fills the gap. */
  accepts(map: CompactSeatMap): boolean {
    return this.begunAnew || map.version >= (this.missing ? this.needed : this.version);
  }

  /** Takes a map, unless it is older than what is known. @returns what changed by it */
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

  /** Takes an event. @returns what changed, and whether versions before it are missing */
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

  /** The versions have begun anew: the next map counts whatever its version is. */
  reset(): void {
    this.begunAnew = true;
    this.epoch++;
    this.needed = -1;
    this.waiting = [];
    this.since = [];
  }
}
