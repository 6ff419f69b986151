import { QueryClient } from "@tanstack/react-query";
import { ProblemError, NETWORK } from "./problem";

const TRIES_MAX = 3;
const DELAY_MAX = 10_000;

/**
 * Creates a query client. Reads are retried after an outage or a network failure. Writes are not: the person repeats
 * them, under their key.
 */
export function queryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (failures, error) => failures < TRIES_MAX && transient(error),
        retryDelay: (attempt, error) =>
          Math.min(
            error instanceof ProblemError && error.retryAfter !== null
              ? error.retryAfter * 1000
              : 500 * 2 ** attempt,
            DELAY_MAX,
          ),
        staleTime: 5_000,
        networkMode: "online",
        refetchOnWindowFocus: false,
      },
      mutations: { retry: false, networkMode: "always" },
    },
  });
}

function transient(error: unknown): boolean {
  return error instanceof ProblemError && (error.code === NETWORK || error.status === 429 || error.status >= 502);
}
