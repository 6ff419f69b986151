import { fromKst } from "../../i18n/kst";
import { overlaps } from "../plan/geometry";
import { MARKED_MAX, seatCount, shapeOf, type Draft, type DraftSection } from "./draft";

/** A fault that prevents publication, or a warning. */
export interface Finding {
  kind: "stops" | "warns";
  /** Key of the text in `editor.check`. */
  text: string;
  values?: Record<string, string | number>;
  /** Id of the field to correct. */
  field: string;
  /** The section to select for the field. */
  section?: string;
}

const SECTIONS_MAX = 100;
const SEATS_MAX = 200_000;
const SIDE_MAX = 1_000;
const PRICE_MAX = 100_000_000;
const NAME = /^[\p{L}\p{N}]{1,20}$/u;

/** Returns the id of a section's field on the page. */
export function fieldOf(section: string, name: string): string {
  return `section-${section}-${name}`;
}

/**
 * Returns all faults of a draft, in the order of the page.
 *
 * @param now time by the server's clock
 * @param now by the server's clock
 */
export function check(draft: Draft, now: number): Finding[] {
  return [...checkTexts(draft), ...checkTimes(draft, now), ...checkRules(draft), ...checkSections(draft)];
}

function stop(text: string, field: string, values?: Record<string, string | number>): Finding {
  return { kind: "stops", text, field, values };
}

function checkTexts(draft: Draft): Finding[] {
  return (["title", "venue"] as const)
    .filter((field) => draft[field].trim() === "")
    .map((field) => stop(`${field}Missing`, field));
}

function checkTimes(draft: Draft, now: number): Finding[] {
  const fields = ["startsAt", "endsAt", "salesOpenAt", "salesCloseAt"] as const;
  const missing = fields.filter((field) => fromKst(draft[field]) === null);
  if (missing.length > 0) {
    return missing.map((field) => stop("timeMissing", field));
  }
  const [startsAt = 0, endsAt = 0, opensAt = 0, closesAt = 0] = fields.map((field) => Date.parse(fromKst(draft[field]) ?? ""));
  const found: Finding[] = [];
  if (startsAt <= now) {
    found.push(stop("startPast", "startsAt"));
  }
  if (endsAt <= startsAt) {
    found.push(stop("endBeforeStart", "endsAt"));
  }
  if (closesAt <= opensAt) {
    found.push(stop("closeBeforeOpen", "salesCloseAt"));
  } else if (closesAt <= now) {
    found.push(stop("closePast", "salesCloseAt"));
  } else if (closesAt > endsAt) {
    found.push(stop("closeAfterEnd", "salesCloseAt"));
  }
  if (opensAt <= now) {
    found.push({ kind: "warns", text: "opensAtOnce", field: "salesOpenAt" });
  }
  return found;
}

function checkRules(draft: Draft): Finding[] {
  const bounds: [keyof Draft, number, number][] = [
    ["purchaseLimit", 1, 20],
    ["holdSeconds", 1, 3600],
    ["holdExtensions", 0, 3],
    ["fullUntilDays", 0, 365],
    ["partialUntilDays", 0, 365],
    ["partialPercent", 0, 100],
  ];
  const found = bounds
    .filter(([field, min, max]) => outside(draft[field] as number | null, min, max))
    .map(([field, min, max]) => stop("outOfBounds", field, { min, max }));
  if (draft.fullUntilDays !== null && draft.partialUntilDays !== null && draft.partialUntilDays > draft.fullUntilDays) {
    found.push(stop("refundOrder", "partialUntilDays"));
  }
  return found;
}

function checkSections(draft: Draft): Finding[] {
  const { sections } = draft;
  if (sections.length === 0) {
    return [stop("noSections", "add-section")];
  }
  const found = sections.flatMap((section, index) => checkSection(section, sections.slice(0, index)));
  if (sections.length > SECTIONS_MAX) {
    found.push(stop("tooManySections", "add-section", { max: SECTIONS_MAX }));
  }
  const seats = sections.reduce((sum, section) => sum + seatCount(section), 0);
  if (seats > SEATS_MAX) {
    found.push(stop("tooManySeats", "add-section", { max: SEATS_MAX, seats }));
  }
  const marked = sections.reduce((sum, section) => sum + Object.keys(section.attributes).length, 0);
  if (marked > MARKED_MAX) {
    found.push(stop("tooManyMarked", "add-section", { max: MARKED_MAX }));
  }
  for (const [one, other] of overlaps(sections.map(shapeOf))) {
    const first = sections[one];
    const second = sections[other];
    if (first && second) {
      found.push({
        kind: "warns",
        text: "overlap",
        values: { one: first.name, other: second.name },
        field: fieldOf(second.id, "x"),
        section: second.id,
      });
    }
  }
  return found;
}

function checkSection(section: DraftSection, before: readonly DraftSection[]): Finding[] {
  const of = (text: string, name: string, values: Record<string, string | number> = {}): Finding => ({
    ...stop(text, fieldOf(section.id, name), { section: section.name, ...values }),
    section: section.id,
  });
  const found: Finding[] = [];
  if (!NAME.test(section.name)) {
    found.push(of("sectionName", "name"));
  } else if (before.some((other) => other.name === section.name)) {
    found.push(of("duplicate", "name"));
  }
  if (section.price === null) {
    found.push(of("unpriced", "price"));
  } else if (outside(section.price, 0, PRICE_MAX)) {
    found.push(of("price", "price", { max: PRICE_MAX }));
  }
  for (const side of ["rows", "seatsPerRow"] as const) {
    if (outside(section[side], 1, SIDE_MAX)) {
      found.push(of(side, side, { max: SIDE_MAX }));
    }
  }
  return found;
}

function outside(value: number | null, min: number, max: number): boolean {
  return value === null || !Number.isInteger(value) || value < min || value > max;
}

/** The revenue of a concert if every seat is sold. */
export interface SellOut {
  seats: number;
  gross: number;
  /** The net, null if the fee is not known. */
  net: number | null;
}

/**
 * Computes the revenue of a draft.
 *
 * @param feeShare part of a won that the platform keeps with its tax, null if not known
 */
export function sellOut(draft: Draft, feeShare: number | null): SellOut {
  const seats = draft.sections.reduce((sum, section) => sum + seatCount(section), 0);
  const gross = draft.sections.reduce((sum, section) => sum + seatCount(section) * (section.price ?? 0), 0);
  return { seats, gross, net: feeShare === null ? null : gross - Math.round(gross * feeShare) };
}

/** Returns the part that settlements kept of the revenue after refunds, from the latest one with such revenue. */
export function feeShareOf(
  settlements: readonly {
    totals?: { gross: { amount: number }; refunds: { amount: number }; fee: { amount: number }; tax: { amount: number } };
  }[],
): number | null {
  for (const { totals } of settlements) {
    const kept = totals === undefined ? 0 : totals.gross.amount - totals.refunds.amount;
    if (totals !== undefined && kept > 0) {
      return (totals.fee.amount + totals.tax.amount) / kept;
    }
  }
  return null;
}
