import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, call } from "../../api/client";
import type { Concert } from "../../api/types";
import { bilingual } from "../../i18n/titles";

/** Reads a concert as fans see it. @param refreshMillis interval in ms at which it is read again; false for never */
export function useConcert(concertId: string | undefined, refreshMillis: number | false = false) {
  return useQuery<Concert>({
    queryKey: ["concert", concertId],
    queryFn: ({ signal }) =>
      call(api.GET("/api/v1/concerts/{concertId}", { params: { path: { concertId: concertId ?? "" } }, signal })),
    enabled: concertId !== undefined && concertId !== "",
    refetchInterval: refreshMillis,
  });
}

/** Returns the title of a concert in the reader's language, or its id until the title is known. */
export function useConcertTitle(concertId: string): string {
  const { i18n } = useTranslation();
  const { data } = useConcert(concertId);
  return data === undefined ? concertId : bilingual(data.title, i18n.language).main;
}
