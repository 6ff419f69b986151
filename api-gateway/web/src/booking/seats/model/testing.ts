import type { Plan, PlanSection } from "../../../api/types";
import { seatField, type SeatField } from "./field";

/** Returns a section for tests: straight and in the middle by default. */
export function section(name: string, rows: number, seatsPerRow: number, more: Partial<PlanSection["layout"]> = {}): PlanSection {
  return {
    name,
    rows,
    seatsPerRow,
    layout: { x: 0, y: 10, rotation: 0, curve: 0, seatPitch: 0.55, rowPitch: 0.9, ...more },
    placed: "ORGANIZER",
    attributes: {},
  };
}

/** Returns the seats of some sections, each a thousand won cheaper than the one before. */
export function fieldOf(...sections: PlanSection[]): SeatField {
  const plan: Plan = {
    concertId: "c",
    version: "v",
    stage: { x: -5, y: -5, width: 10, height: 5 },
    bounds: { x: -30, y: -6, width: 60, height: 60 },
    sections,
  };
  return seatField(plan, new Map(sections.map(({ name }, i) => [name, 90_000 - 1_000 * i])));
}

/** Returns the compact form of states, given as one digit per seat. */
export function compact(field: SeatField, states: string, version: number) {
  return {
    concertId: "c",
    version,
    sections: field.sections.map((each) => {
      const own = states.slice(each.first, each.first + each.count);
      const bytes = new Uint8Array(Math.ceil(own.length / 4));
      [...own].forEach((state, i) => {
        bytes[i >> 2] = (bytes[i >> 2] ?? 0) | (Number(state) << (6 - 2 * (i & 3)));
      });
      return {
        name: each.name,
        price: { amount: each.price, currency: "KRW" },
        rows: each.rows,
        seatsPerRow: each.seatsPerRow,
        states: btoa(String.fromCharCode(...bytes)),
      };
    }),
  };
}
