import { api, call } from "../../api/client";
import type { TopUp } from "../../api/types";

/** Where the payment provider returns the fan to; one of `cygi.top-ups.return-urls`. */
export const RETURN_URL = "/me/wallet/returned";
export const AMOUNT_MIN = 1_000;
export const AMOUNT_MAX = 2_000_000;
export const AMOUNTS = [10_000, 50_000, 100_000, 200_000] as const;

const PREFIX = "cygi-top-up:";
const POLLS_MAX = 6;

/** Keeps the page that a top-up was begun from, also when the provider's page opens another tab. */
export function keepReturn(topUpId: string, returnTo: string): void {
  localStorage.setItem(PREFIX + topUpId, returnTo);
}

/** The page that a top-up was begun from, null where it was begun in another browser. */
export function keptReturn(topUpId: string): string | null {
  return localStorage.getItem(PREFIX + topUpId);
}

/** Forgets the page that a top-up was begun from. */
export function forgetReturn(topUpId: string): void {
  localStorage.removeItem(PREFIX + topUpId);
}

/** A page of this site that an address names, null for everything else. */
export function ownPath(address: string | null): string | null {
  return address !== null && /^\/(?![/\\])/.test(address) ? address : null;
}

/** The provider's page for this device, once it is there. */
export function providerPage(topUp: TopUp): string | undefined {
  const phone = matchMedia("(pointer: coarse) and (max-width: 48rem)").matches;
  return (phone ? topUp.mobileRedirectUrl : undefined) ?? topUp.redirectUrl;
}

/** The top-up as soon as it can be approved or is over. */
export async function awaitProvider(topUp: TopUp): Promise<TopUp> {
  let current = topUp;
  for (let poll = 0; current.status === "REQUESTED" && poll < POLLS_MAX; poll++) {
    current = await readTopUp(topUp.topUpId, 5);
  }
  return current;
}

/** The top-up, after a wait of some seconds for a change. */
export function readTopUp(topUpId: string, wait: number): Promise<TopUp> {
  return call(
    api.GET("/api/v1/me/wallet/top-ups/{topUpId}", {
      params: { path: { topUpId }, header: { Prefer: `wait=${wait}` } },
    }),
  );
}
