import type { Draft, DraftSection } from "./draft";

/** A field whose value differs between two versions of a concert. */
export interface Difference {
  /** Name of the field. */
  what: string;
  /** The section of the field, if it has one. */
  section?: string;
  before: string;
  after: string;
}

const FIELDS = [
  "title",
  "venue",
  "description",
  "startsAt",
  "endsAt",
  "salesOpenAt",
  "salesCloseAt",
  "purchaseLimit",
  "holdSeconds",
  "holdExtensions",
  "fullUntilDays",
  "partialUntilDays",
  "partialPercent",
  "admissionsPerSecond",
  "capacity",
  "lobbyMinutes",
] as const;

/** Returns the differences between two versions of a concert, field by field. */
export function differences(before: Draft, after: Draft): Difference[] {
  const fields = FIELDS.filter((field) => before[field] !== after[field]).map((field) => ({
    what: field,
    before: text(before[field]),
    after: text(after[field]),
  }));
  const names = [...new Set([...before.sections, ...after.sections].map((section) => section.name))];
  const sections = names.flatMap((name) => {
    const [one, other] = [before, after].map((draft) => draft.sections.find((section) => section.name === name));
    const [was, is] = [describe(one), describe(other)];
    return was === is ? [] : [{ what: `section:${name}`, section: name, before: was, after: is }];
  });
  return [...fields, ...sections];
}

function text(value: string | number | null): string {
  return value === null || value === "" ? "–" : String(value).replace("T", " ");
}

function describe(section: DraftSection | undefined): string {
  return section === undefined
    ? "–"
    : `${section.rows} × ${section.seatsPerRow}, ${section.price}, (${section.layout.x}, ${section.layout.y}), ${section.layout.rotation}°`;
}
