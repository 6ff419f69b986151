import type { AreaRoute } from "../app/route";

export const routes: readonly AreaRoute[] = [
  { path: "/concerts/:concertId/seats", page: () => import("./seats/SeatsPage") },
  { path: "/concerts/:concertId/waiting-room", page: () => import("./room/RoomPage"), needs: "FAN" },
  { path: "/reservations/:reservationId", page: () => import("./hold/ReservationPage"), needs: "FAN" },
];
