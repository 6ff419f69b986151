import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { api, call } from "../../api/client";
import { ProblemError } from "../../api/problem";
import { useStream, type StreamMessage } from "../../api/sharedStream";
import type { Concert } from "../../api/types";
import { defaultPlan } from "./model/defaultPlan";
import { seatField, type SeatField } from "./model/field";
import { MapReader } from "./model/reader";
import { parseEvent, type CompactSeatMap } from "./model/states";
import { SeatStore } from "./model/store";

/** Time between two reads of the map while there is a stream, in ms. It reveals a stream that is silently dead. */
const CHECK_MILLIS = 15_000;
/** Time between two reads of the map without a stream, in ms. */
const CHECK_MILLIS_ALONE = 3_000;
/**
 * Time after which the map is read a second time, in ms. A prepared map may be a little older than the stream's begin.
 */
const SECOND_LOOK_MILLIS = 500;

/** Returns the geometry of a concert: the venue's plan, or a plain one if that cannot be read. */
export function useSeatField(concert: Concert | undefined): { field: SeatField | null; error: unknown; retry: () => void } {
  const version = concert?.planVersion ?? "";
  const id = concert?.concertId ?? "";
  const query = useQuery({
    queryKey: ["plan", id, version],
    enabled: concert !== undefined,
    staleTime: Infinity,
    queryFn: async ({ signal }) => {
      try {
        return await call(api.GET("/api/v1/concerts/{concertId}/plan", { params: { path: { concertId: id }, query: { v: version } }, signal }));
      } catch (error) {
        if (error instanceof ProblemError && error.status === 404 && concert !== undefined) {
          return defaultPlan(concert);
        }
        throw error;
      }
    },
  });
  const prices = concert?.sections.map((section) => `${section.name}:${section.price.amount}`).join();
  const field = useMemo(
    () =>
      query.data === undefined || prices === undefined
        ? null
        : seatField(
            query.data,
            new Map(prices.split(",").map((pair) => [pair.slice(0, pair.indexOf(":")), Number(pair.slice(pair.indexOf(":") + 1))])),
          ),
    [query.data, prices],
  );
  const { refetch } = query;
  return { field, error: query.error, retry: useCallback(() => void refetch(), [refetch]) };
}

/** Keeps the seats of a concert, live. */
export function useSeatStore(concertId: string, field: SeatField | null): { store: SeatStore | null; error: unknown } {
  const store = useMemo(() => (field === null ? null : new SeatStore(field)), [field]);
  const [error, setError] = useState<unknown>(null);
  const reader = useMemo(() => (store === null ? null : new MapReader(store, () => readMap(concertId), setError)), [store, concertId]);

  const hear = (message: StreamMessage) => {
    if (store === null) {
      return;
    }
    if (message.kind === "open") {
      store.opened();
      reader?.read();
      window.setTimeout(() => reader?.read(), SECOND_LOOK_MILLIS);
    } else if (message.kind === "lost") {
      store.lost();
    } else if (message.type === "reset") {
      store.feed.reset();
      reader?.read();
    } else {
      const event = parseEvent(message.data);
      if (event !== null && store.hear(event)) {
        reader?.read();
      }
    }
  };

  useEffect(() => {
    let timer = 0;
    const check = () => {
      if (!document.hidden) {
        reader?.read();
      }
      timer = window.setTimeout(check, store?.followed === true ? CHECK_MILLIS : CHECK_MILLIS_ALONE);
    };
    check();
    const shown = () => {
      if (!document.hidden) {
        reader?.read();
      }
    };
    const offline = () => store?.lost();
    document.addEventListener("visibilitychange", shown);
    window.addEventListener("online", shown);
    window.addEventListener("offline", offline);
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener("visibilitychange", shown);
      window.removeEventListener("online", shown);
      window.removeEventListener("offline", offline);
    };
  }, [reader, store]);

  const url = `/api/v1/concerts/${concertId}/seats/stream`;
  useStream(store === null ? null : url, ["seat", "reset"], hear, () => {
    const version = store?.feed.version ?? -1;
    return version >= 0 ? `${url}?after=${version}` : url;
  });
  return { store, error };
}

async function readMap(concertId: string): Promise<CompactSeatMap> {
  const map = await call(
    api.GET("/api/v1/concerts/{concertId}/seats", { params: { path: { concertId }, query: { format: "compact" } }, cache: "no-cache" }),
  );
  return map as CompactSeatMap;
}

/** Renders again when the store has news. */
export function useStoreNews(store: SeatStore): number {
  return useSyncExternalStore(store.subscribe, store.current);
}
