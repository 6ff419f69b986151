import type { Reservation } from "../../api/types";

export type ReservationStatus = Reservation["status"];

export const RESERVATION_STATUSES: readonly ReservationStatus[] = [
  "REQUESTED",
  "HELD",
  "CONFIRMED",
  "CANCELLED",
  "EXPIRED",
  "REJECTED",
];

/** Kind of badge by reservation status. */
export const RESERVATION_KIND = {
  REQUESTED: "accent",
  HELD: "warn",
  CONFIRMED: "good",
  CANCELLED: "plain",
  EXPIRED: "plain",
  REJECTED: "bad",
} as const satisfies Record<ReservationStatus, string>;
