import type { Role, Schemas } from "../../api/types";

export const ROLES: readonly Role[] = ["FAN", "ORGANIZER", "ADMIN"];

export const ACCOUNT_STATUSES = ["ACTIVE", "LOCKED", "ERASED"] as const;

/** The look of each state. */
export const ACCOUNT_KIND = { ACTIVE: "good", LOCKED: "warn", ERASED: "plain" } as const satisfies Record<
  Schemas["Account"]["status"],
  string
>;

/** What changes when roles are replaced. */
export function roleChange(before: readonly Role[], after: readonly Role[]): { given: Role[]; taken: Role[] } {
  return {
    given: after.filter((role) => !before.includes(role)),
    taken: before.filter((role) => !after.includes(role)),
  };
}
