import type { AreaRoute } from "../app/route";

export const routes: readonly AreaRoute[] = [
  { path: "/organizer", page: () => import("./concert/ConcertsPage"), needs: "ORGANIZER" },
  { path: "/organizer/concerts/new", page: () => import("./editor/NewConcertPage"), needs: "ORGANIZER" },
  { path: "/organizer/concerts/:concertId", page: () => import("./concert/ConcertPage"), needs: "ORGANIZER" },
  { path: "/organizer/concerts/:concertId/edit", page: () => import("./editor/EditConcertPage"), needs: "ORGANIZER" },
  { path: "/organizer/concerts/:concertId/poster", page: () => import("./poster/PosterPage"), needs: "ORGANIZER" },
  { path: "/organizer/settlements", page: () => import("./settlement/SettlementsPage"), needs: "ORGANIZER" },
  { path: "/organizer/settlements/:settlementId", page: () => import("./settlement/StatementPage"), needs: "ORGANIZER" },
  { path: "/organizer/api-keys", page: () => import("./keys/ApiKeysPage"), needs: "ORGANIZER" },
];
