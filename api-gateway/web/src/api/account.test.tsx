import { useQuery, type QueryClient } from "@tanstack/react-query";
import { act, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { renderPage } from "../testing/render";
import { ACCOUNT } from "./kept";
import { ME, useAccountWatch, useSession } from "./session";

const FAN = { nickname: "", roles: ["FAN"], wallet: { balance: { amount: 0, currency: "KRW" } } };

let signedIn: string | null;
let reads: string[];

beforeEach(() => {
  reads = [];
  signIn("ann");
  vi.stubGlobal("fetch", (request: Request) => {
    reads.push(new URL(request.url).pathname);
    return Promise.resolve(
      signedIn === null ? Response.json({ code: "UNAUTHENTICATED" }, { status: 401 }) : Response.json({ ...FAN, accountId: signedIn }),
    );
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function signIn(account: string | null) {
  signedIn = account;
  document.cookie = account === null ? "XSRF-TOKEN=; Max-Age=0; Path=/" : `XSRF-TOKEN=of-${account}; Path=/`;
}

/** Stores a value as another tab would. */
function storedElsewhere(newValue: string | null) {
  window.dispatchEvent(new StorageEvent("storage", { key: ACCOUNT, newValue }));
}

function Page({ shown }: { shown: string[] }) {
  const session = useSession();
  useAccountWatch();
  const own = useQuery({ queryKey: ["reservations"], queryFn: () => Promise.resolve(`of ${signedIn ?? "nobody"}`) });
  shown.push(`${session.me?.accountId ?? session.state}: ${own.data ?? "-"}`);
  return <output>{`${session.me?.accountId ?? session.state}: ${own.data ?? "-"}`}</output>;
}

async function signedInPage() {
  const shown: string[] = [];
  const { client } = await renderPage(<Page shown={shown} />);
  await waitFor(() => expect(screen.getByRole("status").textContent).toBe("ann: of ann"));
  client.setQueryData(["wallet", "transactions"], "of ann");
  return { client, shown };
}

function nothingOf(account: string, client: QueryClient) {
  const data = client.getQueryCache().getAll().filter(({ queryKey }) => queryKey[0] !== ME[0]).map(({ state }) => state.data);
  expect(data).not.toContain(`of ${account}`);
}

describe("the account", () => {
  it.each([
    ["another tab has signed in", () => storedElsewhere("bob")],
    ["the browser brings a kept page back", () => window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }))],
    ["the page is shown again", () => document.dispatchEvent(new Event("visibilitychange", { bubbles: true }))],
  ])("is another one once %s, and nothing of the one before is left", async (_what, happen) => {
    const { client, shown } = await signedInPage();
    localStorage.setItem("cygi-pass:1", "{}");
    localStorage.setItem("cygi-ticket:1", "token");
    signIn("bob");
    act(happen);
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe("bob: of bob"));
    nothingOf("ann", client);
    expect(shown.filter((line) => line.startsWith("bob") && line.endsWith("ann"))).toEqual([]);
    expect(Object.keys(localStorage)).toEqual([ACCOUNT]);
  });

  it("is nobody once another tab has signed out and the server has carried it out", async () => {
    const { client } = await signedInPage();
    act(() => storedElsewhere(null));
    expect(screen.getByRole("status").textContent).toBe("ann: of ann");
    signIn(null);
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe("anonymous: of nobody"));
    nothingOf("ann", client);
  });

  it("stays with what was read where the same one signs in again", async () => {
    const { client } = await signedInPage();
    document.cookie = "XSRF-TOKEN=new; Path=/";
    const before = reads.length;
    act(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
    await waitFor(() => expect(reads.length).toBeGreaterThan(before));
    expect(client.getQueryData(["wallet", "transactions"])).toBe("of ann");
  });
});
