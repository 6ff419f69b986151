import { afterEach, expect, it, vi } from "vitest";
import { answerSignedIn, askToSignIn, loginUrl } from "./session";

afterEach(() => vi.unstubAllGlobals());

it("returns after a login to the page, whatever stands in its address", () => {
  expect(loginUrl("/?q=%EC%9E%AC")).toBe(`/login?returnUrl=${encodeURIComponent("/?q=%EC%9E%AC")}`);
  expect(loginUrl("/?q=100%")).toBe(`/login?returnUrl=${encodeURIComponent("/?q=100%25")}`);
});

it("sends nothing that waits where nobody is known to have signed in", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("offline")));
  const sends = askToSignIn();
  expect(await answerSignedIn()).toBe(false);
  expect(await sends).toBe(false);
});
