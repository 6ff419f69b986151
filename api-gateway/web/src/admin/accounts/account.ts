import type { Role, Schemas } from "../../api/types";

export const ROLES: readonly Role[] = ["FAN", "ORGANIZER", "ADMIN"];

export const ACCOUNT_STATUSES = ["ACTIVE", "LOCKED", "ERASED"] as const;

/** Kind of badge by account status. */
export const ACCOUNT_KIND = { ACTIVE: "good", LOCKED: "warn", ERASED: "plain" } as const satisfies Record<
  Schemas["Account"]["status"],
  string
>;

/** Returns the roles that a replacement gives and takes. */
export function roleChange(before: readonly Role[], after: readonly Role[]): { given: Role[]; taken: Role[] } {
  return {
    given: after.filter((role) => !before.includes(role)),
    taken: before.filter((role) => !after.includes(role)),
  };
}
