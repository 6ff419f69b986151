import type { SeatAttribute } from "../../api/types";
import { ATTRIBUTE_BITS, type SeatField } from "./model/field";

/** The filter of the seats that a fan wants to see; the others are dimmed. */
export interface SeatFilter {
  /** Prices in won; empty for all. */
  prices: readonly number[];
  withoutRestricted: boolean;
  /** The attribute that seats must have, null for any. */
  only: SeatAttribute | null;
}

export const NO_FILTER: SeatFilter = { prices: [], withoutRestricted: false, only: null };

export function isFilter(value: unknown): value is SeatFilter {
  return typeof value === "object" && value !== null && Array.isArray((value as SeatFilter).prices);
}

/** Returns which seats the filter leaves out. */
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

/** Returns the attributes that seats of a concert have. */
export function attributesOf(field: SeatField): SeatAttribute[] {
  let bits = 0;
  for (const own of field.attributes) {
    bits |= own;
  }
  return (Object.keys(ATTRIBUTE_BITS) as SeatAttribute[]).filter((attribute) => (bits & ATTRIBUTE_BITS[attribute]) !== 0);
}
