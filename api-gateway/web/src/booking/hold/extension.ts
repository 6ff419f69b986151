import type { Reservation } from "../../api/types";

/** What is known of the payment of a hold. */
export type Paying =
  | "no"
  /** It was sent, and nothing came of it yet. */
  | "underWay"
  /** It failed, so that it can be tried again. */
  | "failed";

/** From when on a payment without an outcome is called unconfirmed, and from when on it may be tried again. */
export const UNCONFIRMED_MILLIS = 10_000;
export const AGAIN_MILLIS = 60_000;

/** Clocks of the parts of the platform differ by this at most. */
const CLOCKS_MILLIS = 2_000;

/**
 * What became of the payment that was begun at `startedAt`. It is remembered over a reload, so that nobody pays again because
 * the page has forgotten.
 */
export function payingAfter(reservation: Reservation | undefined, startedAt: number | null): Paying {
  if (reservation === undefined || reservation.status !== "HELD") {
    return "no";
  }
  const failedAt = reservation.paymentFailure === undefined ? null : Date.parse(reservation.paymentFailure.at);
  if (startedAt === null) {
    return failedAt === null ? "no" : "failed";
  }
  return failedAt !== null && failedAt >= startedAt - CLOCKS_MILLIS ? "failed" : "underWay";
}

/** What was read of a hold, unless it is from before an extension that is known: reads follow events by some milliseconds. */
export function withExtension(known: Reservation | undefined, read: Reservation): Reservation {
  const used = known?.holdExtensionsUsed ?? 0;
  return read.status === "HELD" && known?.status === "HELD" && used > (read.holdExtensionsUsed ?? 0)
    ? { ...read, holdUntil: known.holdUntil, holdExtensionsUsed: used }
    : read;
}
