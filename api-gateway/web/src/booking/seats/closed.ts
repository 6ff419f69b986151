import type { Concert } from "../../api/types";
import { availability } from "../../fan/listing/query";

/** The reason for which nothing can be held: the last part of its text's key. */
export type Closed = "scheduled" | "cancelled" | "closed" | "stale" | "limit";

/**
 * Returns the reason for which nothing can be held now, by the server's clock. The button is enabled at the second in
 * which the sale opens, even if the concert was read before.
 *
 * @param live whether the seats are up to date
 * @param limit number of seats that the fan may still take
 */
export function closedBecause(concert: Concert, now: number, live: boolean, limit: number): Closed | null {
  const state = availability(concert, now);
  if (state === "opening") {
    return "scheduled";
  }
  if (state === "cancelled" || state === "closed") {
    return state;
  }
  if (!live) {
    return "stale";
  }
  return limit <= 0 ? "limit" : null;
}
