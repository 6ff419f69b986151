import AxeBuilder from "@axe-core/playwright";
import { expect, test as playwright, type APIRequestContext, type BrowserContext, type Page } from "@playwright/test";

export { expect };
export type { Page };

/** Fails a test whose page breaks its content security policy or throws. */
export const test = playwright.extend<{ faults: string[] }>({
  faults: [
    async ({ page }, use) => {
      const faults: string[] = [];
      page.on("pageerror", (error) => faults.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error" && /Content Security Policy|Trusted/i.test(message.text())) {
          faults.push(message.text());
        }
      });
      await use(faults);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

/** Chooses the language before the first page. */
export async function inLanguage(context: BrowserContext, language: "ko" | "en"): Promise<void> {
  const { origin } = new URL(base());
  await context.addCookies([{ name: "LANGUAGE", value: language, url: origin }]);
}

/** Signs in to a demo account by the login page. @param returnTo page to be on afterwards */
export async function signIn(page: Page, account: string, returnTo = "/"): Promise<void> {
  await page.goto(`/login?returnUrl=${encodeURIComponent(returnTo)}`);
  await page.locator("#account").fill(account);
  await page.locator("#account ~ button").click();
  await page.waitForURL((url) => url.pathname + url.search === returnTo);
}

/** Returns an account that no other test uses. */
export function someFan(): string {
  return `fan-${100_000 + Math.floor(Math.random() * 9_000_000)}`;
}

/** Fails if axe finds something on the page. */
export async function expectNoFindings(page: Page): Promise<void> {
  await expectNone(page, (axe) => axe.withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]));
}

/** Fails if a text of the page is hard to read in the dark. Leaves the page in the light. */
export async function expectContrastInTheDark(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: "dark" });
  // Colours change gradually; axe judges the final ones.
  await expect.poll(() => page.evaluate(() => document.getAnimations().filter((one) => one.playState === "running").length)).toBe(0);
  await expectNone(page, (axe) => axe.withRules(["color-contrast"]));
  await page.emulateMedia({ colorScheme: "light" });
}

async function expectNone(page: Page, choose: (axe: AxeBuilder) => AxeBuilder): Promise<void> {
  // Everything is loaded.
  await expect(page.locator("h1")).toBeVisible();
  const { violations } = await choose(new AxeBuilder({ page })).analyze();
  expect(
    violations.map((found) => `${found.id}: ${found.help} ${found.nodes.map((node) => node.html).join(" | ").slice(0, 500)}`),
    page.url(),
  ).toEqual([]);
}

/** Calls the API as a demo account. @returns the body of the answer */
export async function callApi<T>(request: APIRequestContext, account: string, method: string, path: string, data?: unknown): Promise<T> {
  const token = (await (await request.post("/api/v1/demo/tokens", { data: { account } })).json()) as { accessToken: string };
  const answer = await request.fetch(path, {
    method,
    data: data as object | undefined,
    headers: { Authorization: `Bearer ${token.accessToken}` },
  });
  expect(answer.status(), `${method} ${path}: ${await answer.text()}`).toBeLessThan(400);
  return (answer.status() === 204 ? undefined : await answer.json()) as T;
}

/** A concert on sale that no other test uses. @returns its id */
export async function concertOnSale(request: APIRequestContext, seats = 20): Promise<string> {
  const answer = await request.post("/api/v1/demo/concerts", {
    data: {
      sections: [
        { name: "R", price: { amount: 66_000, currency: "KRW" }, rows: 2, seatsPerRow: seats / 2 },
        { name: "S", price: { amount: 44_000, currency: "KRW" }, rows: 2, seatsPerRow: seats / 2 },
      ],
    },
  });
  expect(answer.status()).toBe(201);
  return ((await answer.json()) as { concertId: string }).concertId;
}

/** A concert of an organizer whose sale opens in some seconds. @returns its id */
export async function concertOpeningIn(request: APIRequestContext, seconds: number): Promise<string> {
  const now = Date.now();
  const at = (offset: number) => new Date(now + offset).toISOString();
  const day = 86_400_000;
  const made = await callApi<{ concertId: string }>(request, "organizer-1", "POST", "/api/v1/organizer/concerts", {
    title: "곧 열리는 밤 · Opening Night",
    description: "곧 열립니다.",
    venue: "작은 홀 · Small Hall",
    startsAt: at(40 * day),
    endsAt: at(40 * day + 7_200_000),
    salesOpenAt: at(seconds * 1000),
    salesCloseAt: at(39 * day),
    purchaseLimit: 4,
    sections: [{ name: "A", price: { amount: 50_000, currency: "KRW" }, rows: 2, seatsPerRow: 5 }],
  });
  return made.concertId;
}

/** Address of the tests' own process for orders (`PagesIT`); undefined if somebody else started the platform. */
export const CONTROL = process.env["CYGI_CONTROL"];

/** Gives an order to the tests' own process. */
export async function order(request: APIRequestContext, what: "kill" | "start" | "next-person", body = ""): Promise<void> {
  // A start takes as long as that of the jar.
  const answer = await request.post(`${CONTROL ?? ""}/${what}`, { data: body, timeout: 180_000 });
  expect(answer.status(), await answer.text()).toBe(204);
}

/** Signs in again in the window that the dialog of an ended session opens. */
export async function signInAgain(page: Page, account: string): Promise<void> {
  const dialog = page.getByRole("dialog", { name: /로그인이 만료되었습니다|Your session has ended/ });
  await expect(dialog).toBeVisible();
  const opened = page.context().waitForEvent("page");
  await dialog.getByRole("link").click();
  const login = await opened;
  await login.locator("#account").fill(account);
  await login.locator("#account ~ button").click();
  await expect(dialog).toHaveCount(0);
}

/** Pays on the page of the stand-in for KakaoPay. */
export async function payAtKakaoPay(page: Page): Promise<void> {
  await page.getByRole("button", { name: "결제하기", exact: true }).click();
}

/** Returns the amounts of an account's wallet transactions, the latest first. */
export async function transactions(request: APIRequestContext, account: string): Promise<string[]> {
  const listed = await callApi<{ items: { kind: string; amount: { amount: number } }[] }>(
    request,
    account,
    "GET",
    "/api/v1/me/wallet/transactions",
  );
  return listed.items.map(({ kind, amount }) => `${kind} ${Math.abs(amount.amount)}`);
}

function base(): string {
  return process.env["CYGI_URL"] ?? "http://127.0.0.1:8080";
}
