import { api, call } from "../../api/client";
import type { TopUp } from "../../api/types";

/** Path to which the payment provider returns the fan; one of `cygi.top-ups.return-urls`. */
export const RETURN_URL = "/me/wallet/returned";
export const AMOUNT_MIN = 1_000;
export const AMOUNT_MAX = 2_000_000;
export const AMOUNTS = [10_000, 50_000, 100_000, 200_000] as const;

const PREFIX = "cygi-top-up:";
const POLLS_MAX = 6;

/** Stores the page from which a top-up was begun, so that it is found even if the provider's page opens another tab. */
export function keepReturn(topUpId: string, returnTo: string): void {
  localStorage.setItem(PREFIX + topUpId, returnTo);
}

/** Returns the page from which a top-up was begun, null if that was in another browser. */
export function keptReturn(topUpId: string): string | null {
  return localStorage.getItem(PREFIX + topUpId);
}

/** Forgets the page from which a top-up was begun. */
export function forgetReturn(topUpId: string): void {
  localStorage.removeItem(PREFIX + topUpId);
}

/** Returns the page of this site that an address names, null for any other address. */
export function ownPath(address: string | null): string | null {
  return address !== null && /^\/(?![/\\])/.test(address) ? address : null;
}

/** Returns the provider's page for this device, once it exists. */
export function providerPage(topUp: TopUp): string | undefined {
  const phone = matchMedia("(pointer: coarse) and (max-width: 48rem)").matches;
  return (phone ? topUp.mobileRedirectUrl : undefined) ?? topUp.redirectUrl;
}

/** Returns the top-up as soon as it can be approved or has ended. */
export async function awaitProvider(topUp: TopUp): Promise<TopUp> {
  let current = topUp;
  for (let poll = 0; current.status === "REQUESTED" && poll < POLLS_MAX; poll++) {
    current = await readTopUp(topUp.topUpId, 5);
  }
  return current;
}

/** Returns the top-up after waiting some seconds for a change. */
export function readTopUp(topUpId: string, wait: number): Promise<TopUp> {
  return call(
    api.GET("/api/v1/me/wallet/top-ups/{topUpId}", {
      params: { path: { topUpId }, header: { Prefer: `wait=${wait}` } },
    }),
  );
}
