import { routes as booking } from "../booking/routes";
import { routes as fan } from "../fan/routes";
import { routes as login } from "../login/routes";
import type { AreaRoute } from "./route";

/** Routes of the fans' pages. */
export const routes: readonly AreaRoute[] = [...fan, ...login, ...booking];

/** An area whose list of pages is loaded with the first of them, because fans need none. */
export interface Area {
  /** The beginning of the addresses of all its pages. */
  at: string;
  routes: () => Promise<{ routes: readonly AreaRoute[] }>;
}

export const areas: readonly Area[] = [
  { at: "/organizer", routes: () => import("../organizer/routes") },
  { at: "/admin", routes: () => import("../admin/routes") },
];

/** Returns the area of an address, undefined for the pages of fans. */
export function areaOf(pathname: string): Area | undefined {
  return areas.find(({ at }) => pathname === at || pathname.startsWith(`${at}/`));
}
