/** Addresses of the pages. Areas link to each other's pages through these only. */
export const links = {
  listing: () => "/",
  concert: (concertId: string) => `/concerts/${concertId}`,
  waitingRoom: (concertId: string) => `/concerts/${concertId}/waiting-room`,
  seats: (concertId: string) => `/concerts/${concertId}/seats`,
  reservation: (reservationId: string) => `/reservations/${reservationId}`,
  myReservations: () => "/me",
  myWallet: () => "/me/wallet",
  myAccount: () => "/me/account",
  /** Tops up and returns to a page, e.g. a hold to be paid. */
  topUp: (returnTo?: string, amount?: number) => {
    const query = new URLSearchParams();
    if (returnTo !== undefined) {
      query.set("returnTo", returnTo);
    }
    if (amount !== undefined) {
      query.set("amount", String(amount));
    }
    return `/me/wallet/top-up${query.size > 0 ? `?${query}` : ""}`;
  },
  organizer: () => "/organizer",
  admin: () => "/admin",
};
