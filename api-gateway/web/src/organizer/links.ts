/** Addresses of the organizer's pages. */
export const organizerLinks = {
  concerts: () => "/organizer",
  newConcert: () => "/organizer/concerts/new",
  concert: (concertId: string) => `/organizer/concerts/${concertId}`,
  edit: (concertId: string) => `/organizer/concerts/${concertId}/edit`,
  poster: (concertId: string) => `/organizer/concerts/${concertId}/poster`,
  settlements: () => "/organizer/settlements",
  settlement: (settlementId: string) => `/organizer/settlements/${encodeURIComponent(settlementId)}`,
  apiKeys: () => "/organizer/api-keys",
};
