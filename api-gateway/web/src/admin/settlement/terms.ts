import type { Schemas } from "../../api/types";

export type Terms = Schemas["Terms"];

/** Names of the shares in the rules. */
export const SHARES = ["fee", "lateRefund", "tax"] as const;
export type ShareName = (typeof SHARES)[number];

export const ROUNDINGS = ["HALF_UP", "DOWN", "HALF_EVEN", "UP"] as const;

/** Terms in the form of fields: percent with up to two decimal places. */
export type TermFields = Record<ShareName, { percent: string; minimum: string; rounding: (typeof ROUNDINGS)[number] }>;

export const TERMS_START: TermFields = {
  fee: { percent: "5", minimum: "0", rounding: "HALF_UP" },
  lateRefund: { percent: "5", minimum: "0", rounding: "HALF_UP" },
  tax: { percent: "10", minimum: "0", rounding: "HALF_UP" },
};

/** Returns the terms of the fields, null if a field is no share. */
export function toTerms(fields: TermFields): Terms | null {
  const shares = SHARES.map((name) => {
    const { percent, minimum, rounding } = fields[name];
    const basisPoints = Math.round(Number(percent) * 100);
    const least = Number(minimum || "0");
    const fine =
      percent.trim() !== "" && basisPoints >= 0 && basisPoints <= 10_000 && Number.isInteger(least) && least >= 0 && least <= 1_000_000_000;
    // The tax has no minimum.
    return fine ? ([name, name === "tax" ? { basisPoints, rounding } : { basisPoints, minimum: least, rounding }] as const) : null;
  });
  return shares.includes(null) ? null : (Object.fromEntries(shares.filter((share) => share !== null)) as unknown as Terms);
}

/** Formats a share: "5.5 %", with its minimum if it has one. */
export function shareText(share: Schemas["Share"], won: (amount: number) => string): string {
  const percent = `${share.basisPoints / 100} %`;
  return share.minimum ? `${percent} (≥ ${won(share.minimum)})` : percent;
}
