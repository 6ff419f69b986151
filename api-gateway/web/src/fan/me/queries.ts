import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, call } from "../../api/client";
import type { Reservation } from "../../api/types";

export const RESERVATION_FILTERS = ["HELD", "CONFIRMED", "CANCELLED", "EXPIRED", "REJECTED"] as const;
export type ReservationFilter = (typeof RESERVATION_FILTERS)[number] | "";

const PAGE_SIZE = 20;

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
