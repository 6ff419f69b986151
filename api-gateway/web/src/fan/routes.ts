import type { AreaRoute } from "../app/route";

export const routes: readonly AreaRoute[] = [
  { path: "/", page: () => import("./listing/ListingPage") },
  { path: "/concerts/:concertId", page: () => import("./concert/ConcertPage") },
  { path: "/me", page: () => import("./me/ReservationsPage"), needs: "SIGNED_IN" },
  { path: "/me/wallet", page: () => import("./me/WalletPage"), needs: "FAN" },
  { path: "/me/wallet/top-up", page: () => import("./me/TopUpPage"), needs: "FAN" },
  { path: "/me/wallet/returned", page: () => import("./me/TopUpReturnedPage"), needs: "FAN" },
  { path: "/me/account", page: () => import("./me/AccountPage"), needs: "SIGNED_IN" },
];
