import type { AreaRoute } from "../app/route";

export const routes: readonly AreaRoute[] = [];
