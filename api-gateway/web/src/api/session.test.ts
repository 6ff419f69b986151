import { expect, it } from "vitest";
import { loginUrl } from "./session";

it("returns after a login to the page, whatever stands in its address", () => {
  expect(loginUrl("/?q=%EC%9E%AC")).toBe(`/login?returnUrl=${encodeURIComponent("/?q=%EC%9E%AC")}`);
  expect(loginUrl("/?q=100%")).toBe(`/login?returnUrl=${encodeURIComponent("/?q=100%25")}`);
});
