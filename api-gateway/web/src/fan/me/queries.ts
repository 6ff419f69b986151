import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, call } from "../../api/client";
import { paymentPending } from "../../api/payment";
import type { Reservation } from "../../api/types";

export const RESERVATION_FILTERS = ["HELD", "CONFIRMED", "CANCELLED", "EXPIRED", "REJECTED"] as const;
export type ReservationFilter = (typeof RESERVATION_FILTERS)[number] | "";

const PAGE_SIZE = 20;

const PAYING_MILLIS = 1_500;
const HELD_MILLIS = 10_000;

/** Returns the time until the reservations are read again: short while one is being paid, longer while one is held. */
export function rereadMillis(reservations: readonly Reservation[]): number | false {
  if (reservations.some((each) => each.status === "REQUESTED" || paymentPending(each, each.reservationId))) {
    return PAYING_MILLIS;
  }
  return reservations.some(({ status }) => status === "HELD") ? HELD_MILLIS : false;
}

/** Query of the caller's reservations, newest first. */
export function reservationsQuery(status: ReservationFilter) {
  return infiniteQueryOptions({
    queryKey: ["reservations", status],
    queryFn: ({ pageParam, signal }) =>
      call(
        api.GET("/api/v1/me/reservations", {
          params: { query: { status: status || undefined, cursor: pageParam ?? undefined, limit: PAGE_SIZE } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: ({ state }) => rereadMillis(state.data?.pages.flatMap(({ items }) => items) ?? []),
  });
}

/** Query of the changes of the caller's wallet, newest first. */
export function transactionsQuery() {
  return infiniteQueryOptions({
    queryKey: ["wallet", "transactions"],
    queryFn: ({ pageParam, signal }) =>
      call(
        api.GET("/api/v1/me/wallet/transactions", {
          params: { query: { cursor: pageParam ?? undefined, limit: PAGE_SIZE } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** Query of the caller's latest top-ups. */
export function topUpsQuery(limit = 10) {
  return queryOptions({
    queryKey: ["wallet", "top-ups", limit],
    queryFn: ({ signal }) => call(api.GET("/api/v1/me/wallet/top-ups", { params: { query: { limit } }, signal })),
  });
}

const QUOTE_MILLIS_MAX = 3_600_000;
const QUOTE_MILLIS_MIN = 1_000;
/** Time after the end of a quote at which the next one is read, in ms. */
const QUOTE_LATER_MILLIS = 200;

/**
 * Returns the time until a quote of a refund is to be read again: right after it has ended.
 *
 * @param until the last instant of the quote
 * @param until the last moment of the quote
 */
export function untilNextQuote(until: string | undefined, now: number): number | false {
  return until === undefined
    ? false
    : Math.min(QUOTE_MILLIS_MAX, Math.max(QUOTE_MILLIS_MIN, Date.parse(until) - now + QUOTE_LATER_MILLIS));
}

const POLL_MILLIS = 400;
const POLLS_MAX = 25;

/** Returns the reservation after its cancellation, or as it is if that takes too long. */
export async function awaitCancelled(reservationId: string): Promise<Reservation> {
  for (let poll = 0; ; poll++) {
    const reservation = await call(
      api.GET("/api/v1/reservations/{reservationId}", { params: { path: { reservationId } } }),
    );
    if (reservation.status === "CANCELLED" || poll === POLLS_MAX) {
      return reservation;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MILLIS));
  }
}
