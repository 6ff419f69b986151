import type { SeatAttribute } from "../../api/types";
import { ATTRIBUTE_BITS, type SeatField } from "./model/field";

/** Which seats a fan wants to see; the others are dimmed and not taken by a tap. */
export interface SeatFilter {
  /** Prices in won; empty for all. */
  prices: readonly number[];
  withoutRestricted: boolean;
  /** Only seats of this kind. */
  only: SeatAttribute | null;
}

export const NO_FILTER: SeatFilter = { prices: [], withoutRestricted: false, only: null };

export function isFilter(value: unknown): value is SeatFilter {
  return typeof value === "object" && value !== null && Array.isArray((value as SeatFilter).prices);
}

/** Marks the seats that the filter leaves out. */
export function dimmedBy(field: SeatField, filter: SeatFilter): Uint8Array {
  const dimmed = new Uint8Array(field.count);
  for (const section of field.sections) {
    const out = filter.prices.length > 0 && !filter.prices.includes(section.price);
    for (let i = section.first; i < section.first + section.count; i++) {
      const bits = field.attributes[i] ?? 0;
      const restricted = filter.withoutRestricted && (bits & ATTRIBUTE_BITS.RESTRICTED_VIEW) !== 0;
      const other = filter.only !== null && (bits & ATTRIBUTE_BITS[filter.only]) === 0;
      dimmed[i] = out || restricted || other ? 1 : 0;
    }
  }
  return dimmed;
}

/** Which attributes the seats of a concert have. */
export function attributesOf(field: SeatField): SeatAttribute[] {
  let bits = 0;
  for (const own of field.attributes) {
    bits |= own;
  }
  return (Object.keys(ATTRIBUTE_BITS) as SeatAttribute[]).filter((attribute) => (bits & ATTRIBUTE_BITS[attribute]) !== 0);
}
