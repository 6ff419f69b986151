import { useCallback, useSyncExternalStore } from "react";
import { serverNow } from "./clock";
import type { Reservation } from "./types";

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
const PREFIX = "cygi-paying:";
const listeners = new Set<() => void>();

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

/** When the payment of a reservation was begun, in whatever tab of this browser; null where none was. */
export function paymentStarted(reservationId: string): number | null {
  const kept = Number(localStorage.getItem(PREFIX + reservationId) ?? Number.NaN);
  return Number.isFinite(kept) ? kept : null;
}

/** Notes that a payment begins, for all tabs; null that none is under way. */
export function notePayment(reservationId: string, at: number | null): void {
  if (at === null) {
    localStorage.removeItem(PREFIX + reservationId);
  } else {
    localStorage.setItem(PREFIX + reservationId, String(at));
  }
  listeners.forEach((listener) => listener());
}

/** Whether a payment was sent just now, here or in another tab, so that it must not be sent again. */
export function paymentPending(reservation: Reservation | undefined, reservationId: string): boolean {
  const startedAt = paymentStarted(reservationId);
  return startedAt !== null && payingAfter(reservation, startedAt) === "underWay" && serverNow() - startedAt < AGAIN_MILLIS;
}

/** `paymentStarted`, told anew when it changes in any tab. */
export function usePaymentStarted(reservationId: string): number | null {
  return useSyncExternalStore(
    subscribe,
    useCallback(() => paymentStarted(reservationId), [reservationId]),
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}
