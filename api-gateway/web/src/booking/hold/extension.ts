import type { Reservation } from "../../api/types";

/** What was read of a hold, unless it is from before an extension that is known: reads follow events by some milliseconds. */
export function withExtension(known: Reservation | undefined, read: Reservation): Reservation {
  const used = known?.holdExtensionsUsed ?? 0;
  return read.status === "HELD" && known?.status === "HELD" && used > (read.holdExtensionsUsed ?? 0)
    ? { ...read, holdUntil: known.holdUntil, holdExtensionsUsed: used }
    : read;
}
