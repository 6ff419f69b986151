import { api, call } from "../../api/client";
import type { StoredEvent } from "./chain";
import { correlationOf } from "./chain";

/** Filters of the event history. */
export interface EventQuery {
  aggregate?: string;
  type?: string;
  concertId?: string;
  correlationId?: string;
  from?: string;
  to?: string;
}

const PAGE = 100;

/**
 * Returns the newest events that match a filter, and whether there are older ones.
 *
 * @param max the most events to return
 * @param max how many at most
 */
export async function readEvents(
  query: EventQuery,
  max: number,
  signal?: AbortSignal,
): Promise<{ events: StoredEvent[]; more: boolean }> {
  const events: StoredEvent[] = [];
  let cursor: string | undefined;
  do {
    const page = await call(
      api.GET("/api/v1/admin/events", { params: { query: { ...query, cursor, limit: PAGE } }, signal }),
    );
    events.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && events.length < max);
  return { events, more: cursor !== undefined };
}

/** Bound on the events of a chain that are shown. The cancellation of a concert has more. */
export const CHAIN_EVENTS_MAX = 1_000;
const CORRELATIONS_MAX = 10;

/**
 * Returns the events of a booking. A hold and its payment are two requests: a reservation leads to the correlation ids
 * of both, and an id to all events that its request caused.
 */
export async function readChain(
  of: { correlationId?: string; reservation?: string },
  signal?: AbortSignal,
): Promise<{ events: StoredEvent[]; more: boolean }> {
  if (of.reservation === undefined) {
    return readEvents({ correlationId: of.correlationId }, CHAIN_EVENTS_MAX, signal);
  }
  const [concertId = "", id = ""] = of.reservation.split(".");
  const own = await readEvents({ aggregate: `${concertId}/reservation/${id}`, concertId }, CHAIN_EVENTS_MAX, signal);
  const ids = [...new Set(own.events.map(correlationOf).filter((found) => found !== null))].slice(0, CORRELATIONS_MAX);
  const parts = [own];
  // The searches run one after another, because the platform bounds those that one account runs at the same time.
  for (const correlationId of ids) {
    parts.push(await readEvents({ correlationId }, CHAIN_EVENTS_MAX, signal));
  }
  return { events: parts.flatMap((part) => part.events), more: parts.some((part) => part.more) };
}
