import type { CompactSeatMap } from "./states";
import type { SeatStore } from "./store";

const AGAIN_MILLIS = 250;

/** Reads the map of a concert for its store, one read at a time. A request during a read is served after it. */
export class MapReader {
  private reading = false;
  private again = false;

  /** Creates the reader. @param failed called with each failure, and with null after each success */
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
          // A map that was requested before the versions restarted would pass as new.
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
