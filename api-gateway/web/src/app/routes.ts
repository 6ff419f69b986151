import { routes as admin } from "../admin/routes";
import { routes as booking } from "../booking/routes";
import { routes as fan } from "../fan/routes";
import { routes as login } from "../login/routes";
import { routes as organizer } from "../organizer/routes";
import type { AreaRoute } from "./route";

/** All pages. Each area lists its own. */
export const routes: readonly AreaRoute[] = [...fan, ...login, ...booking, ...organizer, ...admin];
