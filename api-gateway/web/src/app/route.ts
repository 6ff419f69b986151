import type { ComponentType } from "react";
import type { Role } from "../api/types";

/** A page of an area. */
export interface AreaRoute {
  /**
   * Its address with `:names` for what varies, from the root. The build reads the addresses from `path: "..."` in each area's
   * `routes.ts`, and the gateway serves the pages at these addresses alone.
   */
  path: string;
  /** Loads it with the first visit: `() => import("./ConcertPage")`, whose default export is the page. */
  page: () => Promise<{ default: ComponentType }>;
  /** The role that it needs; `SIGNED_IN` for any. Not given for everybody. */
  needs?: Role | "SIGNED_IN";
}
