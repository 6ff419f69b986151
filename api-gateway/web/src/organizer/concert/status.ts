import type { ConcertSummary } from "../../api/types";

export type Status = ConcertSummary["status"];

export const STATUSES: readonly Status[] = ["SCHEDULED", "ON_SALE", "SALES_CLOSED", "CLOSED", "CANCELLED"];

/** Kind of badge by concert status. */
export const STATUS_KIND = {
  SCHEDULED: "accent",
  ON_SALE: "good",
  SALES_CLOSED: "plain",
  CLOSED: "plain",
  CANCELLED: "bad",
} as const satisfies Record<Status, "accent" | "good" | "plain" | "bad">;
