import type { Reservation } from "../../api/types";

/**
 * Returns the hold that was read, unless it precedes a known extension, because reads follow events by some
 * milliseconds.
 */
export function withExtension(known: Reservation | undefined, read: Reservation): Reservation {
  const used = known?.holdExtensionsUsed ?? 0;
  return read.status === "HELD" && known?.status === "HELD" && used > (read.holdExtensionsUsed ?? 0)
    ? { ...read, holdUntil: known.holdUntil, holdExtensionsUsed: used }
    : read;
}
