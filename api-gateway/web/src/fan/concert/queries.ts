import { queryOptions } from "@tanstack/react-query";
import { api, call } from "../../api/client";

/** A concert with its sections, as the server told it last. */
export function concertQuery(concertId: string) {
  return queryOptions({
    queryKey: ["concert", concertId],
    queryFn: ({ signal }) =>
      call(api.GET("/api/v1/concerts/{concertId}", { params: { path: { concertId } }, signal })),
    staleTime: 5_000,
    refetchInterval: 15_000,
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
