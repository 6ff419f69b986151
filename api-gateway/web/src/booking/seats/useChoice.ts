import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { dimmedBy, type SeatFilter } from "./filter";
import { bestParty, nearestParty, orphans, party, type Orphans } from "./model/choose";
import { placeOf, seatIndex } from "./model/field";
import { FREE, SOLD } from "./model/states";
import type { SeatStore } from "./model/store";
import { useStored } from "./useStored";

/** The news about the last tap or about a chosen seat. */
export type Happening =
  /** Chosen seats that somebody else has taken meanwhile. */
  | { kind: "lost"; seats: string[]; offer: number[] | null }
  /** A tapped seat that is held or sold. */
  | { kind: "taken"; seat: string; sold: boolean; offer: number[] | null }
  /** A tapped row that has not so many seats side by side. */
  | { kind: "apart"; seat: number; name: string; count: number; offer: number[] | null };

export interface Choice {
  /** Indexes of the chosen seats, in order. */
  chosen: readonly number[];
  size: number;
  setSize(size: number): void;
  tap(index: number): void;
  take(seats: readonly number[]): void;
  clear(): void;
  orphans: Orphans;
  happening: Happening | null;
  settle(): void;
  /** Notes that the server refused these seats. */
  refused(seats: readonly string[]): void;
  dimmed: Uint8Array;
  /** Whether the filter leaves seats out. */
  filtered: boolean;
  /** Returns the best seats side by side that pass the filter, null if there are none. */
  best(): number[] | null;
}

const isNames = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((name) => typeof name === "string");
const isSize = (value: unknown): value is number => typeof value === "number" && value >= 1 && value <= 20;

/**
 * Keeps the seats that a fan has chosen, before they are held.
 *
 * @param limit the most seats that may be chosen
 * @param booking whether they are being held, so that their loss is no news
 */
export function useChoice(concertId: string, store: SeatStore, filter: SeatFilter, limit: number, booking: boolean): Choice {
  const { field } = store;
  const [names, setNames] = useStored<string[]>(`cygi-seats:${concertId}`, [], isNames);
  const [wanted, setWanted] = useStored<number>(`cygi-party:${concertId}`, Math.min(2, Math.max(1, limit)), isSize);
  const [happening, setHappening] = useState<Happening | null>(null);
  const size = Math.max(1, Math.min(wanted, Math.max(1, limit)));
  const dimmed = useMemo(() => dimmedBy(field, filter), [field, filter]);
  const filtered = useMemo(() => dimmed.includes(1), [dimmed]);
  const usable = useCallback((index: number) => store.states[index] === FREE && dimmed[index] !== 1, [store, dimmed]);
  const chosen = useMemo(
    () => names.map((name) => seatIndex(field, name)).filter((index) => index !== null).sort((a, b) => a - b),
    [names, field],
  );

  const take = useCallback(
    (seats: readonly number[]) => {
      setNames([...seats].sort((a, b) => a - b).map((index) => placeOf(field, index).name));
      setHappening(null);
    },
    [field, setNames],
  );

  const near = useCallback(
    (index: number, count: number, but: ReadonlySet<number>) =>
      nearestParty(field, index, count, (at) => usable(at) && !but.has(at)),
    [field, usable],
  );

  const tap = (index: number) => {
    const name = placeOf(field, index).name;
    if (chosen.includes(index)) {
      take(chosen.filter((own) => own !== index));
      return;
    }
    if (store.states[index] !== FREE) {
      setHappening({ kind: "taken", seat: name, sold: store.states[index] === SOLD, offer: near(index, size, new Set()) });
      return;
    }
    const kept = chosen.length < size ? chosen : [];
    const own = new Set(kept);
    // A tap on a dimmed seat takes that seat, whatever the filter.
    const taken = party(field, index, size - kept.length, (at) => (usable(at) || at === index) && !own.has(at));
    if (taken === null) {
      setHappening({ kind: "apart", seat: index, name, count: size - kept.length, offer: near(index, size, new Set()) });
    } else {
      take([...kept, ...taken]);
    }
  };

  const latest = useRef({ chosen, booking, size, near });
  useEffect(() => {
    latest.current = { chosen, booking, size, near };
  });
  const drop = useCallback(
    (gone: readonly number[]) => {
      const now = latest.current;
      const set = new Set(gone);
      const first = gone[0];
      if (first === undefined) {
        return;
      }
      const offer = now.near(first, now.size, set);
      setNames(now.chosen.filter((index) => !set.has(index)).map((index) => placeOf(field, index).name));
      setHappening({ kind: "lost", seats: gone.map((index) => placeOf(field, index).name), offer });
    },
    [field, setNames],
  );
  useEffect(() => {
    const check = () => {
      const now = latest.current;
      if (!now.booking) {
        drop(now.chosen.filter((index) => store.states[index] !== FREE));
      }
    };
    if (store.feed.ready) {
      check();
    }
    return store.paint(check);
  }, [store, drop]);

  return {
    chosen,
    size,
    setSize: setWanted,
    tap,
    take,
    clear: () => take([]),
    orphans: useMemo(() => orphans(field, chosen, usable), [field, chosen, usable]),
    happening,
    settle: () => setHappening(null),
    refused: (seats) => drop(seats.map((name) => seatIndex(field, name)).filter((index) => index !== null)),
    dimmed,
    filtered,
    best: () => bestParty(field, size, usable),
  };
}
