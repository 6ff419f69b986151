import type { Concert } from "../../api/types";
import { availability } from "../../fan/listing/query";

/** Why nothing can be held: the last part of the key of its text. */
export type Closed = "scheduled" | "cancelled" | "closed" | "stale" | "limit";

/**
 * Tells why nothing can be held now, by the server's clock: the button is on from the very second that the sale opens, also where
 * the concert was read before.
 *
 * @param live whether the seats are as they are now
 * @param limit how many seats the fan may still have
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
