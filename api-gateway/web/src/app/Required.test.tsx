import { fireEvent, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { renderPage } from "../testing/render";
import { Required } from "./Required";

beforeEach(() => {
  document.cookie = "XSRF-TOKEN=one; Path=/";
});
afterEach(() => vi.unstubAllGlobals());

it.each([500, 400])("says that the account could not be read (%i), and shows the page once it can be", async (status) => {
  let answer = () => Response.json({ code: "UNKNOWN" }, { status, headers: { "X-Correlation-Id": "c-1" } });
  vi.stubGlobal("fetch", () => Promise.resolve(answer()));
  await renderPage(
    <Required needs="FAN">
      <p>the page</p>
    </Required>,
  );
  expect(await screen.findByRole("alert")).toBeTruthy();
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Your account could not be read");
  answer = () =>
    Response.json({ accountId: "ann", nickname: "Ann", roles: ["FAN"], wallet: { balance: { amount: 0, currency: "KRW" } } });
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByText("the page")).toBeTruthy();
});
