import { placeOf, sectionOf, seatAt, type FieldSection, type SeatField } from "./field";

/** Tells whether a seat may be chosen: it is free and the filter does not leave it out. */
export type Usable = (index: number) => boolean;

interface Run {
  section: FieldSection;
  /** First and last seat of a run in a row, all of which may be chosen. */
  from: number;
  to: number;
}

/** Returns the run of usable seats around a seat in its row, null if the seat itself is not usable. */
function runAround(field: SeatField, index: number, usable: Usable): Run | null {
  if (!usable(index)) {
    return null;
  }
  const { section, row } = placeOf(field, index);
  const first = seatAt(section, row, 1);
  const last = seatAt(section, row, section.seatsPerRow);
  let from = index;
  let to = index;
  while (from > first && usable(from - 1)) {
    from--;
  }
  while (to < last && usable(to + 1)) {
    to++;
  }
  return { section, from, to };
}

/**
 * Returns the neighbours that a tap takes: `count` seats of the row around the tapped one. They leave no single seat
 * over if that can be avoided, and are otherwise as near to the tap as possible.
 *
 * @returns null if the row has not so many side by side
 */
export function party(field: SeatField, index: number, count: number, usable: Usable): number[] | null {
  const run = runAround(field, index, usable);
  if (run === null || run.to - run.from + 1 < count) {
    return null;
  }
  const best = windows(run, count)
    .filter(({ from, to }) => from <= index && index <= to)
    .sort(
      (a, b) =>
        a.singles - b.singles || Math.abs(a.from + a.to - 2 * index) - Math.abs(b.from + b.to - 2 * index) || b.from - a.from,
    )[0];
  return best === undefined ? null : range(best.from, best.to);
}

function windows(run: Run, count: number): { from: number; to: number; singles: number }[] {
  const found = [];
  for (let from = run.from; from + count - 1 <= run.to; from++) {
    const to = from + count - 1;
    const singles = (from - run.from === 1 ? 1 : 0) + (run.to - to === 1 ? 1 : 0);
    found.push({ from, to, singles });
  }
  return found;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

/** The single seats that a choice leaves over, and a choice of as many seats in the same row that leaves none. */
export interface Orphans {
  seats: number[];
  better: number[] | null;
}

/** Finds the free seats that a choice would leave alone between taken ones. */
export function orphans(field: SeatField, chosen: readonly number[], usable: Usable): Orphans {
  const mine = new Set(chosen);
  const open: Usable = (index) => usable(index) || mine.has(index);
  const seats = new Set<number>();
  for (const index of chosen) {
    const { section, row } = placeOf(field, index);
    const first = seatAt(section, row, 1);
    const last = seatAt(section, row, section.seatsPerRow);
    const free = (at: number) => at >= first && at <= last && open(at) && !mine.has(at);
    for (const beside of [index - 1, index + 1]) {
      if (free(beside) && !free(beside - 1) && !free(beside + 1)) {
        seats.add(beside);
      }
    }
  }
  return { seats: [...seats].sort((a, b) => a - b), better: seats.size === 0 ? null : better(field, chosen, open) };
}

function better(field: SeatField, chosen: readonly number[], open: Usable): number[] | null {
  const sorted = [...chosen].sort((a, b) => a - b);
  const [first] = sorted;
  const last = sorted[sorted.length - 1];
  if (first === undefined || last === undefined || last - first !== sorted.length - 1) {
    return null;
  }
  const run = runAround(field, first, open);
  if (run === null || run.to < last) {
    return null;
  }
  const candidate = windows(run, sorted.length)
    .filter(({ singles }) => singles === 0)
    .sort((a, b) => Math.abs(a.from - first) - Math.abs(b.from - first))[0];
  return candidate === undefined ? null : range(candidate.from, candidate.to);
}

/** Metres that are added to the distance for another section and for another price. */
const OTHER_SECTION = 8;
const OTHER_PRICE = 6;

/** Returns the `count` neighbours nearest to a seat, anywhere on the plan. */
export function nearestParty(field: SeatField, index: number, count: number, usable: Usable): number[] | null {
  const x = field.x[index] ?? 0;
  const y = field.y[index] ?? 0;
  const home = sectionOf(field, index);
  let best: number[] | null = null;
  let least = Infinity;
  for (const section of field.sections) {
    const extra = (section === home ? 0 : OTHER_SECTION) + (section.price === home.price ? 0 : OTHER_PRICE);
    for (let row = 1; row <= section.rows; row++) {
      let length = 0;
      for (let number = 1; number <= section.seatsPerRow; number++) {
        const at = seatAt(section, row, number);
        length = usable(at) ? length + 1 : 0;
        if (length >= count) {
          const from = at - count + 1;
          const middleX = ((field.x[from] ?? 0) + (field.x[at] ?? 0)) / 2;
          const middleY = ((field.y[from] ?? 0) + (field.y[at] ?? 0)) / 2;
          const distance = Math.hypot(middleX - x, middleY - y) + extra;
          if (distance < least) {
            least = distance;
            best = range(from, at);
          }
        }
      }
    }
  }
  return best;
}

/**
 * Returns the best neighbours, as the server chooses them: in the concert's first section with so many side by side,
 * the row nearest to the stage. In the row they are as near to its middle as possible, and leave no single seat if that
 * can be avoided.
 *
 * @returns null if no row has so many
 */
export function bestParty(field: SeatField, count: number, usable: Usable): number[] | null {
  for (const section of field.sections) {
    for (let row = 1; row <= section.rows; row++) {
      const best = bestOfRow(field, section, row, count, usable);
      if (best !== null) {
        return best;
      }
    }
  }
  return null;
}

function bestOfRow(field: SeatField, section: FieldSection, row: number, count: number, usable: Usable): number[] | null {
  const last = seatAt(section, row, section.seatsPerRow);
  const middle = seatAt(section, row, 1) + last;
  const found = [];
  for (let at = seatAt(section, row, 1); at <= last; at++) {
    const run = runAround(field, at, usable);
    if (run !== null) {
      found.push(...windows(run, count));
      at = run.to;
    }
  }
  const [best] = found.sort((a, b) => a.singles - b.singles || Math.abs(a.from + a.to - middle) - Math.abs(b.from + b.to - middle));
  return best === undefined ? null : range(best.from, best.to);
}
