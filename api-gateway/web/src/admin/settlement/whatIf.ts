import type { Schemas } from "../../api/types";

type Totals = Schemas["SettlementTotals"];

/** A row in the table of differences. */
export interface DifferenceRow {
  key: string;
  concertId?: string;
  title: string;
  organizerId: string;
  concerts: number;
  unfinished: number;
  fee: { actual: number; whatIf: number };
  tax: { actual: number; whatIf: number };
  net: { actual: number; whatIf: number };
  difference: number;
}

function sums(actual: Totals, whatIf: Totals) {
  const of = (name: "fee" | "tax" | "net") => ({ actual: actual[name].amount, whatIf: whatIf[name].amount });
  return { fee: of("fee"), tax: of("tax"), net: of("net") };
}

/** Returns the rows of the concerts, the largest difference first. */
export function concertRows(comparison: Schemas["RuleComparison"]): DifferenceRow[] {
  return byDifference(
    comparison.concerts.map((concert) => ({
      key: concert.concertId,
      concertId: concert.concertId,
      title: concert.title,
      organizerId: concert.organizerId,
      concerts: 1,
      unfinished: concert.unfinished,
      ...sums(concert.actual, concert.whatIf),
      difference: concert.difference.amount,
    })),
  );
}

/** Returns the rows of the organizers, the largest difference first. */
export function organizerRows(comparison: Schemas["RuleComparison"]): DifferenceRow[] {
  return byDifference(
    comparison.organizers.map((organizer) => ({
      key: `${organizer.organizerId} ${organizer.difference.currency}`,
      title: organizer.organizerId,
      organizerId: organizer.organizerId,
      concerts: organizer.concerts,
      unfinished: 0,
      ...sums(organizer.actual, organizer.whatIf),
      difference: organizer.difference.amount,
    })),
  );
}

function byDifference(rows: DifferenceRow[]): DifferenceRow[] {
  return rows.sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference) || a.title.localeCompare(b.title));
}

/** Returns the sum of all rows. */
export function totalOf(rows: readonly DifferenceRow[]): Pick<DifferenceRow, "concerts" | "fee" | "tax" | "net" | "difference"> {
  const add = (name: "fee" | "tax" | "net") => ({
    actual: rows.reduce((sum, row) => sum + row[name].actual, 0),
    whatIf: rows.reduce((sum, row) => sum + row[name].whatIf, 0),
  });
  return {
    concerts: rows.reduce((sum, row) => sum + row.concerts, 0),
    fee: add("fee"),
    tax: add("tax"),
    net: add("net"),
    difference: rows.reduce((sum, row) => sum + row.difference, 0),
  };
}
