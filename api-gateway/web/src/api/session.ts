import { useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { api, call } from "./client";
import { accountRead, ACCOUNT, forgetKept } from "./kept";
import { ProblemError } from "./problem";
import type { Me } from "./types";

const CSRF_COOKIE = "XSRF-TOKEN";
const CHANNEL = "cygi-session";
/** Time after a failure until the account is read again, in ms. */
const RETRY_MILLIS = 5_000;

/** Key of the query of the caller's account; invalidate it when the balance has changed. */
export const ME = ["me"] as const;

/** Returns the session's CSRF token, null without a session. */
export function csrfToken(): string | null {
  const found = document.cookie.split("; ").find((cookie) => cookie.startsWith(`${CSRF_COOKIE}=`));
  const value = found?.slice(CSRF_COOKIE.length + 1);
  return value === undefined || value === "" ? null : decodeURIComponent(value);
}

let confirmed = false;
/** The account that was signed in last, null for none. */
let account: string | null = null;
/** The CSRF token at the time when the account was read. */
let readWith: string | null = null;

/** Returns whether this page has had a session, so that a refusal means that it has ended. */
export function wasSignedIn(): boolean {
  return confirmed;
}

/** The session: who uses the pages. `me` is set only with `signedIn`. */
export type Session = (
  | { state: "loading"; me: null }
  | { state: "anonymous"; me: null }
  | { state: "signedIn"; me: Me }
) & {
  /** The reason for which the account is not known, null if it is known or being read. */
  error: unknown;
  retry: () => void;
};

/** Returns the session of this browser. */
export function useSession(): Session {
  const { data, error, refetch } = useQuery({
    queryKey: ME,
    queryFn: ({ client }) => readMe(client),
    staleTime: 30_000,
    // Another token belongs to another session, because another tab has signed in or out.
    refetchOnWindowFocus: () => (csrfToken() === readWith ? true : "always"),
    refetchInterval: ({ state }) => (state.status === "error" ? RETRY_MILLIS : false),
  });
  const retry = () => void refetch();
  if (data) {
    return { state: "signedIn", me: data, error: null, retry };
  }
  // Without an answer the account is not known.
  return data === null ? { state: "anonymous", me: null, error: null, retry } : { state: "loading", me: null, error, retry };
}

async function readMe(client: QueryClient): Promise<Me | null> {
  readWith = csrfToken();
  const me = readWith === null && !confirmed ? null : await askMe();
  const now = me?.accountId ?? null;
  if (account !== null && account !== now) {
    forgetAccount(client);
  }
  account = now;
  confirmed = me !== null;
  if (now !== null) {
    accountRead(now);
  }
  return me;
}

async function askMe(): Promise<Me | null> {
  try {
    return await call(api.GET("/api/v1/me"));
  } catch (error) {
    if (error instanceof ProblemError && error.status === 401) {
      return null;
    }
    throw error;
  }
}

/** Forgets the data of the previous account before anybody else can see it. The page's data is read again. */
export function forgetAccount(client: QueryClient): void {
  const predicate = ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[0] !== ME[0];
  client.removeQueries({ predicate, type: "inactive" });
  void client.resetQueries({ predicate });
  forgetKept();
}

const LOOK_MILLIS = 250;
const LOOKS_MAX = 40;

/** Reads the account again when another tab has signed in or out, and when the browser restores a page. */
export function useAccountWatch(): void {
  const client = useQueryClient();
  useEffect(() => {
    let timer = 0;
    const look = () => void client.invalidateQueries({ queryKey: ME });
    const afterSignOut = (looks: number) => {
      if (csrfToken() !== readWith) {
        confirmed = false;
        look();
      } else if (looks < LOOKS_MAX) {
        timer = window.setTimeout(() => afterSignOut(looks + 1), LOOK_MILLIS);
      }
    };
    const stored = ({ key, newValue }: StorageEvent) => {
      if (key === ACCOUNT) {
        window.clearTimeout(timer);
        if (newValue === null) {
          // The server has yet to end the session.
          afterSignOut(0);
        } else if (newValue !== account) {
          look();
        }
      }
    };
    const shown = ({ persisted }: PageTransitionEvent) => {
      if (persisted) {
        // All data is as old as the restored page.
        void client.invalidateQueries();
      }
    };
    window.addEventListener("storage", stored);
    window.addEventListener("pageshow", shown);
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener("storage", stored);
      window.removeEventListener("pageshow", shown);
    };
  }, [client]);
}

/** Returns the address of the login page, which returns to the given page of this site or else to this one. */
export function loginUrl(returnTo: string = location.pathname + location.search): string {
  return `/login?returnUrl=${encodeURIComponent(encoded(returnTo))}`;
}

function encoded(address: string): string {
  try {
    return encodeURI(decodeURI(address));
  } catch {
    // A single % without a code stands for itself.
    return encodeURI(address);
  }
}

// The dialog that asks to sign in again. Requests wait for its end.

let asked: string | null = null;
let waiting: ((signedIn: boolean) => void)[] = [];
const listeners = new Set<() => void>();

/**
 * Asks the person to sign in again; false if they decline. Requests that the session's end refuses at the same time
 * share one question.
 */
export function askToSignIn(): Promise<boolean> {
  return new Promise((resolve) => {
    asked = waiting.length === 0 ? account : asked;
    waiting = [...waiting, resolve];
    listeners.forEach((listener) => listener());
  });
}

/** Ends the question of `askToSignIn`. */
export function answerSignIn(signedIn: boolean): void {
  const resolved = waiting;
  waiting = [];
  confirmed = signedIn;
  resolved.forEach((resolve) => resolve(signedIn));
  listeners.forEach((listener) => listener());
}

/**
 * Ends the question after a login. Waiting requests are sent only if the account is the one that sent them.
 *
 * @returns whether it is that account
 */
export async function answerSignedIn(): Promise<boolean> {
  const me = await fetch("/api/v1/me", { cache: "no-store" })
    .then((response) => (response.ok ? (response.json() as Promise<Me>) : null))
    .catch(() => null);
  const same = me !== null && (asked === null || me.accountId === asked);
  answerSignIn(same);
  return same;
}

/** Returns whether the dialog that asks to sign in again is open. */
export function useSignInAsked(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting.length > 0,
  );
}

/** Informs the other tabs that somebody has signed in. */
export function announceSignIn(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage("signed-in");
  channel.close();
}

/** Calls back when another tab has signed in. */
export function useSignInElsewhere(then: () => unknown): void {
  const client = useQueryClient();
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = () => {
      void client.invalidateQueries({ queryKey: ME });
      then();
    };
    return () => channel.close();
  }, [client, then]);
}
