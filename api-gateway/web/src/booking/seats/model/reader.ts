import type { CompactSeatMap } from "./states";
import type { SeatStore } from "./store";

const AGAIN_MILLIS = 250;

/** Reads the map of a concert for its store, one read at a time: what is asked for meanwhile is read after it. */
export class MapReader {
  private reading = false;
  private again = false;

  /** @param failed is told of each failure, and null after each success */
  constructor(
    private readonly store: SeatStore,
    private readonly load: () => Promise<CompactSeatMap>,
    private readonly failed: (error: unknown) => void,
  ) {}

  read(): void {
    if (this.reading) {
      this.again = true;
      return;
    }
    this.reading = true;
    const { epoch } = this.store.feed;
    this.load()
      .then(
        (map) => {
          // What was asked for before the versions began anew would count as new.
          if (this.store.feed.epoch === epoch) {
            this.store.take(map);
          }
          this.again ||= this.store.feed.missing || this.store.feed.epoch !== epoch;
          this.failed(null);
        },
        (error: unknown) => {
          this.store.unread();
          this.failed(error);
        },
      )
      .finally(() => {
        this.reading = false;
        if (this.again) {
          this.again = false;
          window.setTimeout(() => this.read(), AGAIN_MILLIS);
        }
      });
  }
}
