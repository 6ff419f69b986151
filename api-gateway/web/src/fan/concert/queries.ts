import { queryOptions } from "@tanstack/react-query";
import { api, call } from "../../api/client";
import { serverNow } from "../../api/clock";
import type { Concert } from "../../api/types";

const READ_MILLIS = 15_000;
/** A concert that does not yet say what its clock says is asked this often. */
const BEHIND_MILLIS = 1_000;
/** A concert tells of its sale's begin and end this long after them. */
const LATER_MILLIS = 200;

/** When a concert is to be read again: as soon as its sale has opened or closed, and often until it says so. */
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

/** A concert with its sections, as the server told it last. */
export function concertQuery(concertId: string) {
  return queryOptions({
    queryKey: ["concert", concertId],
    queryFn: ({ signal }) =>
      call(api.GET("/api/v1/concerts/{concertId}", { params: { path: { concertId } }, signal })),
    staleTime: 5_000,
    refetchInterval: ({ state }) => rereadMillis(state.data, serverNow()),
  });
}

/** What the fan has of a concert and may still have. @param signedIn without a session nothing is asked */
export function fanAtConcertQuery(concertId: string, signedIn: boolean) {
  return queryOptions({
    queryKey: ["me-at", concertId],
    queryFn: ({ signal }) =>
      call(api.GET("/api/v1/concerts/{concertId}/me", { params: { path: { concertId } }, signal })),
    enabled: signedIn,
    staleTime: 10_000,
  });
}
