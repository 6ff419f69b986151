import type { ComponentType } from "react";
import type { Role } from "../api/types";

/** A page of an area. */
export interface AreaRoute {
  /**
   * The page's address from the root, with `:names` for its variable parts. The build reads the addresses from `path:
   * "..."` in each area's `routes.ts`, and the gateway serves the pages at these addresses only.
   */
  path: string;
  /** Loads the page at the first visit: `() => import("./ConcertPage")`, whose default export is the page. */
  page: () => Promise<{ default: ComponentType }>;
  /** The role that the page needs, `SIGNED_IN` for any; left out if everybody may see it. */
  needs?: Role | "SIGNED_IN";
}
