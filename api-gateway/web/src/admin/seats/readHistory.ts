import { api, call } from "../../api/client";
import { happenedAt } from "../events/chain";
import { readEvents } from "../events/readEvents";
import { changesOf, SEAT_EVENT_TYPES, type SeatChange, type SeatState } from "./replay";

/** The changes of a concert's seats over a time, and the seats before the first of them. */
export interface SeatLog {
  changes: SeatChange[];
  base: ReadonlyMap<string, SeatState>;
  /** There are changes before these. */
  more: boolean;
  /** The instant of the first change, where there are more before it. */
  from: string | null;
}

/** The changes of each kind that are read at once. */
export const CHANGES_MAX = 1_000;

/**
 * Reads the latest changes of a concert's seats. Where there are more than fit, the map before them is read as it was at the
 * instant from which all of them are there.
 *
 * @param until only changes before this instant
 */
export async function readSeatHistory(concertId: string, until: string | undefined, signal?: AbortSignal): Promise<SeatLog> {
  const parts: Awaited<ReturnType<typeof readEvents>>[] = [];
  // One after another: the platform bounds the searches that one account runs at once.
  for (const type of SEAT_EVENT_TYPES) {
    parts.push(await readEvents({ concertId, type, to: until }, CHANGES_MAX, signal));
  }
  // Of each kind that has more, only what is older than its oldest is missing.
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
