import { routes as booking } from "../booking/routes";
import { routes as fan } from "../fan/routes";
import { routes as login } from "../login/routes";
import type { AreaRoute } from "./route";

/** The pages of fans. */
export const routes: readonly AreaRoute[] = [...fan, ...login, ...booking];

/** An area whose list of pages comes with the first of them, because fans need none. */
export interface Area {
  /** The address that the addresses of all its pages begin with. */
  at: string;
  routes: () => Promise<{ routes: readonly AreaRoute[] }>;
}

export const areas: readonly Area[] = [
  { at: "/organizer", routes: () => import("../organizer/routes") },
  { at: "/admin", routes: () => import("../admin/routes") },
];

/** The area that an address is in, undefined for the pages of fans. */
export function areaOf(pathname: string): Area | undefined {
  return areas.find(({ at }) => pathname === at || pathname.startsWith(`${at}/`));
}
