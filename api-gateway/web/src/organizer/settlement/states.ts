import type { Schemas } from "../../api/types";

export type SettlementState = Schemas["Settlement"]["state"];

export const SETTLEMENT_STATES: readonly SettlementState[] = [
  "FOUND",
  "READING",
  "WAITING",
  "STATED",
  "HELD_BACK",
  "CHECKED",
  "ORDERED",
  "SETTLED",
];

/** Returns the kind of badge of a state. */
export function stateKind(state: SettlementState): "plain" | "good" | "bad" | "accent" {
  return state === "SETTLED" ? "good" : state === "HELD_BACK" ? "bad" : state === "WAITING" ? "plain" : "accent";
}
