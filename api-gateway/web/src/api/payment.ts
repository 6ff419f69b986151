import { useCallback, useSyncExternalStore } from "react";
import { serverNow } from "./clock";
import type { Reservation } from "./types";

/** The state of a hold's payment, as far as it is known. */
export type Paying =
  | "no"
  /** The payment was sent and has no outcome yet. */
  | "underWay"
  /** The payment failed and can be tried again. */
  | "failed";

/**
 * Time in ms after which a payment without an outcome is shown as unconfirmed, and after which it may be tried again.
 */
export const UNCONFIRMED_MILLIS = 10_000;
export const AGAIN_MILLIS = 60_000;

/** Bound on the difference between clocks of the platform, in ms. */
const CLOCKS_MILLIS = 2_000;
const PREFIX = "cygi-paying:";
const listeners = new Set<() => void>();

/**
 * Returns the state of the payment that began at `startedAt`. It survives a reload, so that nobody pays twice because
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

/** Returns the instant at which the payment of a reservation began in any tab of this browser; null if none began. */
export function paymentStarted(reservationId: string): number | null {
  const kept = Number(localStorage.getItem(PREFIX + reservationId) ?? Number.NaN);
  return Number.isFinite(kept) ? kept : null;
}

/** Notes for all tabs that a payment begins, or with null that none is under way. */
export function notePayment(reservationId: string, at: number | null): void {
  if (at === null) {
    localStorage.removeItem(PREFIX + reservationId);
  } else {
    localStorage.setItem(PREFIX + reservationId, String(at));
  }
  listeners.forEach((listener) => listener());
}

/** Returns whether a payment was just sent, here or in another tab, so that it must not be sent again. */
export function paymentPending(reservation: Reservation | undefined, reservationId: string): boolean {
  const startedAt = paymentStarted(reservationId);
  return startedAt !== null && payingAfter(reservation, startedAt) === "underWay" && serverNow() - startedAt < AGAIN_MILLIS;
}

/** Returns `paymentStarted`, updated when it changes in any tab. */
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
