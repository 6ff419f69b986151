import { serverNow } from "../../../api/clock";
import { sectionOf, type SeatField } from "./field";
import { FREE, HELD, SeatFeed, type CompactSeatMap, type SeatChange, type SeatEvent } from "./states";

/** The freshness of the map. */
export type Freshness =
  | { state: "loading" }
  | { state: "live" }
  /** `since` is the time of the last news, by the server's clock. */
  | { state: "stale"; since: number };

/** A seat that was released. */
export interface Released {
  index: number;
  at: number;
}

const RELEASED_MAX = 12;
const TOLD_EVERY = 200;
/**
 * Number of successive reads of the map without a stream that count as fresh. The server then gives no stream, but
 * answers.
 */
const READS_FOR_STREAM = 3;

type ChangeListener = (changes: readonly SeatChange[]) => void;

/**
 * The present seats of a concert, for the map that paints them and for components. The map gets every change at once;
 * components are updated at most five times a second.
 */
export class SeatStore {
  readonly feed: SeatFeed;
  /** Free seats of each section, in the concert's order. */
  free: readonly number[];
  released: readonly Released[] = [];
  freshness: Freshness = { state: "loading" };
  private readonly painters = new Set<ChangeListener>();
  private readonly listeners = new Set<() => void>();
  private revision = 0;
  private timer = 0;
  private heardAt = 0;
  private streaming = false;
  private reads = 0;

  constructor(readonly field: SeatField) {
    this.feed = new SeatFeed(field);
    this.free = field.sections.map(() => 0);
  }

  get states(): Uint8Array {
    return this.feed.states;
  }

  /** Takes a map that was read. */
  take(map: CompactSeatMap): void {
    if (!this.feed.accepts(map)) {
      return;
    }
    const first = !this.feed.ready;
    this.changed(this.feed.take(map), first);
    this.heardAt = serverNow();
    this.reads = this.streaming ? 0 : this.reads + 1;
    this.refresh();
  }

  /** Whether news come by the stream. */
  get followed(): boolean {
    return this.streaming;
  }

  /** Notes that the stream is open. */
  opened(): void {
    this.streaming = true;
    this.reads = 0;
    this.refresh();
  }

  /** Notes that the stream is broken. */
  lost(): void {
    this.streaming = false;
    this.refresh();
  }

  /** Notes that the map could not be read. */
  unread(): void {
    this.reads = 0;
    if (!this.streaming) {
      this.refresh();
    }
  }

  private refresh(): void {
    if (!this.feed.ready) {
      return;
    }
    if (this.streaming || this.reads >= READS_FOR_STREAM) {
      this.freshness = { state: "live" };
    } else if (this.freshness.state !== "loading" || this.reads !== 1) {
      this.freshness = { state: "stale", since: this.heardAt };
    }
    this.tell();
  }

  /**
   * Takes an event of the stream.
   *
   * @returns whether the map has to be read again
   * @returns whether the map has to be read anew
   */
  hear(event: SeatEvent): boolean {
    const { changes, gap } = this.feed.hear(event);
    this.heardAt = serverNow();
    this.changed(changes, false);
    return gap;
  }

  private changed(changes: readonly SeatChange[], first: boolean): void {
    if (changes.length === 0 && !first) {
      return;
    }
    const released = first
      ? []
      : changes.filter(({ from, to }) => from >= HELD && to === FREE).map(({ index }) => ({ index, at: this.heardAt }));
    const gone = new Set(changes.map(({ index }) => index));
    this.released = [...released.reverse(), ...this.released.filter(({ index }) => !gone.has(index))].slice(0, RELEASED_MAX);
    this.count(changes, first);
    this.painters.forEach((painter) => painter(changes));
    this.tell();
  }

  private count(changes: readonly SeatChange[], first: boolean): void {
    const { sections } = this.field;
    if (first) {
      this.free = sections.map((section) => {
        let free = 0;
        for (let i = section.first; i < section.first + section.count; i++) {
          free += this.states[i] === FREE ? 1 : 0;
        }
        return free;
      });
      return;
    }
    const free = [...this.free];
    for (const { index, from, to } of changes) {
      const { order } = sectionOf(this.field, index);
      free[order] = (free[order] ?? 0) + (to === FREE ? 1 : 0) - (from === FREE ? 1 : 0);
    }
    this.free = free;
  }

  private tell(): void {
    if (this.timer === 0) {
      this.timer = window.setTimeout(() => {
        this.timer = 0;
        this.revision++;
        this.listeners.forEach((listener) => listener());
      }, this.revision === 0 ? 0 : TOLD_EVERY);
    }
  }

  /** Calls a painter for every change. @returns a function that ends it @returns ends it */
  paint(painter: ChangeListener): () => void {
    this.painters.add(painter);
    return () => {
      this.painters.delete(painter);
    };
  }

  /** Calls a listener when something has changed. @returns a function that ends it @returns ends it */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  readonly current = (): number => this.revision;
}
