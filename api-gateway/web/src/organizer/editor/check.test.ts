import { describe, expect, it } from "vitest";
import { check, feeShareOf, fieldOf, sellOut } from "./check";
import { emptyDraft, newSection, type Draft, type DraftSection } from "./draft";

const NOW = Date.parse("2026-11-26T00:00:00Z");

function good(changes: Partial<Draft> = {}): Draft {
  return {
    ...emptyDraft(),
    title: "서울의 밤",
    venue: "홀",
    salesOpenAt: "2026-12-01T20:00",
    salesCloseAt: "2026-12-24T18:00",
    startsAt: "2026-12-24T19:30",
    endsAt: "2026-12-24T22:00",
    sections: [section({ id: "one", name: "A", price: 100_000 })],
    ...changes,
  };
}

function section(changes: Partial<DraftSection>): DraftSection {
  return { ...newSection([]), ...changes };
}

const stops = (draft: Draft) =>
  check(draft, NOW)
    .filter((finding) => finding.kind === "stops")
    .map(({ text, field }) => ({ text, field }));

describe("the check before publishing", () => {
  it("finds nothing in a complete concert", () => {
    expect(check(good(), NOW)).toEqual([]);
  });

  it.each([
    [{ title: " " }, "titleMissing", "title"],
    [{ venue: "" }, "venueMissing", "venue"],
    [{ startsAt: "" }, "timeMissing", "startsAt"],
    [{ endsAt: "2026-12-24T19:30" }, "endBeforeStart", "endsAt"],
    [{ salesCloseAt: "2026-12-01T20:00" }, "closeBeforeOpen", "salesCloseAt"],
    [{ salesCloseAt: "2026-12-24T22:01" }, "closeAfterEnd", "salesCloseAt"],
    [{ purchaseLimit: 21 }, "outOfBounds", "purchaseLimit"],
    [{ purchaseLimit: null }, "outOfBounds", "purchaseLimit"],
    [{ holdExtensions: 4 }, "outOfBounds", "holdExtensions"],
    [{ fullUntilDays: 1, partialUntilDays: 2 }, "refundOrder", "partialUntilDays"],
    [{ sections: [] }, "noSections", "add-section"],
  ] as const)("stops %o and names the field", (changes, text, field) => {
    expect(stops(good(changes as Partial<Draft>))).toContainEqual({ text, field });
  });

  it.each([
    [{ price: null }, "unpriced", "price"],
    [{ price: -1 }, "price", "price"],
    [{ name: "" }, "sectionName", "name"],
    [{ name: "A-1" }, "sectionName", "name"],
    [{ name: "가".repeat(21) }, "sectionName", "name"],
    [{ rows: 0 }, "rows", "rows"],
    [{ rows: 1.5 }, "rows", "rows"],
    [{ seatsPerRow: 1001 }, "seatsPerRow", "seatsPerRow"],
  ] as const)("stops a section with %o and selects it", (changes, text, field) => {
    const found = check(good({ sections: [section({ id: "one", name: "A", price: 1, ...changes })] }), NOW);
    expect(found).toContainEqual(expect.objectContaining({ kind: "stops", text, field: fieldOf("one", field), section: "one" }));
  });

  it("stops seats that are there twice, at the second section", () => {
    const sections = [section({ id: "one", name: "A", price: 1 }), section({ id: "two", name: "A", price: 1 })];
    expect(stops(good({ sections }))).toEqual([{ text: "duplicate", field: fieldOf("two", "name") }]);
  });

  it("stops more seats than a concert may have", () => {
    const sections = [section({ name: "A", price: 1, rows: 1000, seatsPerRow: 201 })];
    expect(stops(good({ sections }))).toContainEqual({ text: "tooManySeats", field: "add-section" });
  });

  it("warns of sections that stand in each other, and of a sale that opens at once, and stops neither", () => {
    const sections = [section({ id: "one", name: "A", price: 1 }), section({ id: "two", name: "B", price: 1 })];
    const found = check(good({ sections, salesOpenAt: "2026-11-26T08:00" }), NOW);
    expect(found.map(({ kind, text }) => [kind, text])).toEqual([
      ["warns", "opensAtOnce"],
      ["warns", "overlap"],
    ]);
  });
});

describe("a sell-out", () => {
  const draft = good({
    sections: [
      section({ name: "A", rows: 2, seatsPerRow: 10, price: 100_000 }),
      section({ name: "B", rows: 3, seatsPerRow: 10, price: 50_000 }),
      section({ name: "C", rows: null, seatsPerRow: 10, price: 50_000 }),
    ],
  });

  it("counts seats and their prices", () => {
    expect(sellOut(draft, null)).toEqual({ seats: 50, gross: 3_500_000, net: null });
  });

  it("takes off what the last settlement kept", () => {
    const totals = { gross: { amount: 1000 }, refunds: { amount: 200 }, fee: { amount: 40 }, tax: { amount: 4 } };
    expect(feeShareOf([{}, { totals }])).toBe(0.055);
    expect(sellOut(draft, 0.055).net).toBe(3_307_500);
  });

  it.each([[[]], [[{}]], [[{ totals: { gross: { amount: 5 }, refunds: { amount: 5 }, fee: { amount: 0 }, tax: { amount: 0 } } }]]])(
    "does not know the fee from %o",
    (settlements) => {
      expect(feeShareOf(settlements)).toBeNull();
    },
  );
});
