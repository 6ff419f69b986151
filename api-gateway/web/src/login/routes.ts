import type { AreaRoute } from "../app/route";

export const routes: readonly AreaRoute[] = [{ path: "/signed-in", page: () => import("./SignedInPage") }];
