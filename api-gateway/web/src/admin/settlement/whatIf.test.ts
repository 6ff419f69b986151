import { expect, it } from "vitest";
import type { Schemas } from "../../api/types";
import { shareText, TERMS_START, toTerms } from "./terms";
import { concertRows, organizerRows, totalOf } from "./whatIf";

const won = (amount: number) => ({ amount, currency: "KRW" });
const totals = (fee: number, tax: number, net: number) => ({ gross: won(1000), refunds: won(0), fee: won(fee), tax: won(tax), net: won(net) });
const concert = (concertId: string, difference: number) => ({
  concertId,
  title: concertId,
  organizerId: "organizer-1",
  rulesVersion: 1,
  unfinished: 1,
  actual: totals(50, 5, 945),
  whatIf: totals(50 - difference, 5, 945 + difference),
  difference: won(difference),
});
const comparison: Schemas["RuleComparison"] = {
  concerts: [concert("small", 10), concert("large", -200), concert("none", 0)],
  organizers: [{ organizerId: "organizer-1", concerts: 3, actual: totals(150, 15, 2835), whatIf: totals(340, 15, 2645), difference: won(-190) }],
};

it("the largest difference stands first, whichever way it goes", () => {
  expect(concertRows(comparison).map((row) => row.key)).toEqual(["large", "small", "none"]);
});

it("both sides of each sum stand in a row", () => {
  expect(concertRows(comparison)[0]).toMatchObject({ fee: { actual: 50, whatIf: 250 }, net: { actual: 945, whatIf: 745 }, unfinished: 1 });
  expect(organizerRows(comparison)[0]).toMatchObject({ title: "organizer-1", concerts: 3, difference: -190 });
});

it("the sum is that of the rows", () => {
  expect(totalOf(concertRows(comparison))).toMatchObject({ concerts: 3, net: { actual: 2835, whatIf: 2645 }, difference: -190 });
  expect(totalOf([])).toMatchObject({ concerts: 0, difference: 0 });
});

it("percent are sent as hundredths of a percent, and the tax without a minimum", () => {
  const terms = toTerms({ ...TERMS_START, fee: { percent: "5.5", minimum: "300", rounding: "DOWN" } });
  expect(terms?.fee).toEqual({ basisPoints: 550, minimum: 300, rounding: "DOWN" });
  expect(terms?.tax).toEqual({ basisPoints: 1000, rounding: "HALF_UP" });
});

it.each(["", "-1", "101", "five"])("%j percent are no terms", (percent) => {
  expect(toTerms({ ...TERMS_START, fee: { percent, minimum: "0", rounding: "DOWN" } })).toBeNull();
});

it("a share is told with its minimum", () => {
  expect(shareText({ basisPoints: 550, minimum: 300 }, (amount) => `${amount}원`)).toBe("5.5 % (≥ 300원)");
  expect(shareText({ basisPoints: 1000 }, String)).toBe("10 %");
});
