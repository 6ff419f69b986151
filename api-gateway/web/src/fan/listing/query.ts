import { infiniteQueryOptions } from "@tanstack/react-query";
import { api, call } from "../../api/client";
import type { ConcertSummary } from "../../api/types";

export const STATUSES = ["ON_SALE", "SCHEDULED", "SALES_CLOSED", "CLOSED", "CANCELLED"] as const;
export const SORTS = ["startsAt", "salesOpenAt", "title"] as const;
/** Periods of the filter. `ever` includes past concerts. */
export const WITHIN = ["week", "month", "quarter", "ever"] as const;

const DAYS: Partial<Record<Filters["within"], number>> = { week: 7, month: 31, quarter: 92 };
const DAY = 86_400_000;
const PAGE_SIZE = 24;

/** The reader's filters, each a parameter of the address. */
export interface Filters {
  query: string;
  status: (typeof STATUSES)[number] | "";
  within: (typeof WITHIN)[number] | "";
  sort: (typeof SORTS)[number];
}

/** Returns the filters of an address; wrong values count as missing. */
export function filtersOf(parameters: URLSearchParams): Filters {
  const among = <T extends string>(name: string, values: readonly T[]) =>
    values.find((value) => value === parameters.get(name));
  return {
    query: parameters.get("q") ?? "",
    status: among("status", STATUSES) ?? "",
    within: among("within", WITHIN) ?? "",
    sort: among("sort", SORTS) ?? "startsAt",
  };
}

/** Returns the address's parameters for filters, without defaults. */
export function parametersOf(filters: Filters): URLSearchParams {
  const parameters = new URLSearchParams();
  if (filters.query !== "") {
    parameters.set("q", filters.query);
  }
  if (filters.status !== "") {
    parameters.set("status", filters.status);
  }
  if (filters.within !== "") {
    parameters.set("within", filters.within);
  }
  if (filters.sort !== "startsAt") {
    parameters.set("sort", filters.sort);
  }
  return parameters;
}

/**
 * Query of the concerts that match the filters, page by page.
 *
 * @param now the instant at which `within` begins
 * @param now the day that `within` begins
 */
export function concertsQuery(filters: Filters, now: number) {
  const day = Math.floor(now / DAY) * DAY;
  const days = DAYS[filters.within];
  return infiniteQueryOptions({
    queryKey: ["concerts", filters, day],
    queryFn: ({ pageParam, signal }) =>
      call(
        api.GET("/api/v1/concerts", {
          params: {
            query: {
              query: filters.query || undefined,
              status: filters.status || undefined,
              sort: filters.sort,
              from: filters.within === "ever" ? undefined : new Date(day).toISOString(),
              to: days === undefined ? undefined : new Date(day + days * DAY).toISOString(),
              cursor: pageParam ?? undefined,
              limit: PAGE_SIZE,
            },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 10_000,
    gcTime: 15 * 60_000,
  });
}

/** The availability of a concert for fans. */
export type Availability = "opening" | "onSale" | "soldOut" | "closed" | "cancelled";

/** Returns the availability of a concert by the server's clock, which runs on while the page is open. */
export function availability(concert: ConcertSummary, now: number): Availability {
  if (concert.status === "CANCELLED") {
    return "cancelled";
  }
  if (concert.status === "SCHEDULED" && now < Date.parse(concert.salesOpenAt)) {
    return "opening";
  }
  if (concert.status === "SALES_CLOSED" || concert.status === "CLOSED" || now >= Date.parse(concert.salesCloseAt)) {
    return "closed";
  }
  return concert.seatsAvailable === 0 ? "soldOut" : "onSale";
}
