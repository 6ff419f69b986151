import { api, call } from "../../api/client";
import { happenedAt } from "../events/chain";
import { readEvents } from "../events/readEvents";
import { changesOf, SEAT_EVENT_TYPES, type SeatChange, type SeatState } from "./replay";

/** The changes of a concert's seats in a period, and the seats before the first of them. */
export interface SeatLog {
  changes: SeatChange[];
  base: ReadonlyMap<string, SeatState>;
  /** Whether there are earlier changes. */
  more: boolean;
  /** The instant of the first change, null if there are no earlier ones. */
  from: string | null;
}

/** Bound on the changes of each kind that are read at once. */
export const CHANGES_MAX = 1_000;

/**
 * Reads the latest changes of a concert's seats. If there are more than fit, the base is the map at the instant from
 * which all changes are known.
 *
 * @param until only changes before this instant
 */
export async function readSeatHistory(concertId: string, until: string | undefined, signal?: AbortSignal): Promise<SeatLog> {
  const parts: Awaited<ReturnType<typeof readEvents>>[] = [];
  // The searches run one after another, because the platform bounds those that one account runs at the same time.
  for (const type of SEAT_EVENT_TYPES) {
    parts.push(await readEvents({ concertId, type, to: until }, CHANGES_MAX, signal));
  }
  // A kind with more changes misses only those before its oldest one.
  const cut = Math.max(...parts.filter((part) => part.more).map((part) => Math.min(...part.events.map(happenedAt))), Number.NEGATIVE_INFINITY);
  const changes = changesOf(parts.flatMap((part) => part.events)).filter((change) => change.at > cut);
  if (cut === Number.NEGATIVE_INFINITY) {
    return { changes, base: new Map(), more: false, from: null };
  }
  const from = new Date(cut).toISOString();
  const map = await call(
    api.GET("/api/v1/admin/concerts/{concertId}/seats", { params: { path: { concertId }, query: { at: from } }, signal }),
  );
  const base = new Map(
    map.sections
      .flatMap((section) => section.rows)
      .flatMap((row) => row.seats)
      .filter((seat) => seat.status !== "AVAILABLE")
      .map((seat) => [seat.seat, seat.status]),
  );
  return { changes, base, more: true, from };
}
