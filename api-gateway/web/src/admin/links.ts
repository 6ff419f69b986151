/** Addresses of the admins' pages, with their filters. */
export const adminLinks = {
  dashboard: () => "/admin",
  live: (concertId?: string) => withQuery("/admin/live", { concertId }),
  rooms: () => "/admin/waiting-rooms",
  room: (concertId: string) => `/admin/waiting-rooms/${concertId}`,
  events: (filter: Record<string, string | undefined> = {}) => withQuery("/admin/events", filter),
  chain: (of: { correlationId?: string; reservation?: string }) => withQuery("/admin/chain", of),
  reservations: (filter: Record<string, string | undefined> = {}) => withQuery("/admin/reservations", filter),
  seats: (filter: Record<string, string | undefined> = {}) => withQuery("/admin/seats", filter),
  processors: () => "/admin/processors",
  processor: (name: string) => `/admin/processors/${encodeURIComponent(name)}`,
  workers: () => "/admin/workers",
  limits: () => "/admin/limits",
  keys: () => "/admin/signing-keys",
  settlements: (filter: Record<string, string | undefined> = {}) => withQuery("/admin/settlements", filter),
  settlement: (settlementId: string) => `/admin/settlements/statements/${encodeURIComponent(settlementId)}`,
  findings: (filter: Record<string, string | undefined> = {}) => withQuery("/admin/settlements/findings", filter),
  rules: () => "/admin/settlements/rules",
  runs: () => "/admin/settlements/runs",
  totals: () => "/admin/settlements/totals",
  whatIf: () => "/admin/settlements/what-if",
  accounts: (filter: Record<string, string | undefined> = {}) => withQuery("/admin/accounts", filter),
  account: (accountId: string) => `/admin/accounts/${encodeURIComponent(accountId)}`,
  audit: (filter: Record<string, string | undefined> = {}) => withQuery("/admin/audit", filter),
  topUps: (filter: Record<string, string | undefined> = {}) => withQuery("/admin/top-ups", filter),
  differences: () => "/admin/top-ups/differences",
};

function withQuery(path: string, filter: Record<string, string | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    if (value !== undefined && value !== "") {
      query.set(name, value);
    }
  }
  return query.size === 0 ? path : `${path}?${query}`;
}
