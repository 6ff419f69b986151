import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, call } from "../../api/client";
import { paymentPending } from "../../api/payment";
import type { Reservation } from "../../api/types";

export const RESERVATION_FILTERS = ["HELD", "CONFIRMED", "CANCELLED", "EXPIRED", "REJECTED"] as const;
export type ReservationFilter = (typeof RESERVATION_FILTERS)[number] | "";

const PAGE_SIZE = 20;

const PAYING_MILLIS = 1_500;
const HELD_MILLIS = 10_000;

/** How often the reservations are read again: often while one is being paid, at times while one is held. */
export function rereadMillis(reservations: readonly Reservation[]): number | false {
  if (reservations.some((each) => each.status === "REQUESTED" || paymentPending(each, each.reservationId))) {
    return PAYING_MILLIS;
  }
  return reservations.some(({ status }) => status === "HELD") ? HELD_MILLIS : false;
}

/** The caller's reservations, newest first. */
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

/** The changes of the caller's wallet, newest first. */
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

/** The caller's latest top-ups. */
export function topUpsQuery(limit = 10) {
  return queryOptions({
    queryKey: ["wallet", "top-ups", limit],
    queryFn: ({ signal }) => call(api.GET("/api/v1/me/wallet/top-ups", { params: { query: { limit } }, signal })),
  });
}

const QUOTE_MILLIS_MAX = 3_600_000;
const QUOTE_MILLIS_MIN = 1_000;
/** A quote is read this long after the one before it has ended. */
const QUOTE_LATER_MILLIS = 200;

/** When a quote of a refund is to be read again: as soon as it has ended. @param until the last moment of the quote */
export function untilNextQuote(until: string | undefined, now: number): number | false {
  return until === undefined
    ? false
    : Math.min(QUOTE_MILLIS_MAX, Math.max(QUOTE_MILLIS_MIN, Date.parse(until) - now + QUOTE_LATER_MILLIS));
}

const POLL_MILLIS = 400;
const POLLS_MAX = 25;

/** The reservation once its cancellation has come through; as it is then, where that takes too long. */
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
