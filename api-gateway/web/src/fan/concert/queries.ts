import { queryOptions } from "@tanstack/react-query";
import { api, call } from "../../api/client";
import { serverNow } from "../../api/clock";
import type { Concert } from "../../api/types";

const READ_MILLIS = 15_000;
/** Time between two reads of a concert that lags behind its clock, in ms. */
const BEHIND_MILLIS = 1_000;
/** Time after the begin or end of a sale at which a concert is read again, in ms. */
const LATER_MILLIS = 200;

/**
 * Returns the time until a concert is to be read again: right after its sale has opened or closed, and often until it
 * says so.
 */
export function rereadMillis(concert: Concert | undefined, now: number): number {
  if (concert === undefined) {
    return READ_MILLIS;
  }
  const { status } = concert;
  const opens = Date.parse(concert.salesOpenAt);
  const closes = Date.parse(concert.salesCloseAt);
  if ((status === "SCHEDULED" && now >= opens) || (status === "ON_SALE" && now >= closes)) {
    return BEHIND_MILLIS;
  }
  const next = [opens, closes].filter((at) => at > now).map((at) => at - now + LATER_MILLIS);
  return Math.min(READ_MILLIS, ...next);
}

/** Query of a concert with its sections. */
export function concertQuery(concertId: string) {
  return queryOptions({
    queryKey: ["concert", concertId],
    queryFn: ({ signal }) =>
      call(api.GET("/api/v1/concerts/{concertId}", { params: { path: { concertId } }, signal })),
    staleTime: 5_000,
    refetchInterval: ({ state }) => rereadMillis(state.data, serverNow()),
  });
}

/**
 * Query of what the fan has of a concert and may still take.
 *
 * @param signedIn whether there is a session; without one nothing is read
 * @param signedIn without a session nothing is asked
 */
export function fanAtConcertQuery(concertId: string, signedIn: boolean) {
  return queryOptions({
    queryKey: ["me-at", concertId],
    queryFn: ({ signal }) =>
      call(api.GET("/api/v1/concerts/{concertId}/me", { params: { path: { concertId } }, signal })),
    enabled: signedIn,
    staleTime: 10_000,
  });
}
