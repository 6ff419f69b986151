import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { renderPage } from "../../testing/render";
import TopUpPage from "./TopUpPage";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it("can be sent again after the browser has brought it back from the payment provider", async () => {
  const keys: (string | null)[] = [];
  vi.stubGlobal("fetch", (request: Request) => {
    if (request.method === "POST") {
      keys.push(request.headers.get("Idempotency-Key"));
    }
    return Promise.resolve(
      Response.json({ topUpId: `t${keys.length}`, status: "READY", redirectUrl: "https://pay.example/1", amount: { amount: 50_000, currency: "KRW" } }),
    );
  });
  const leave = vi.spyOn(location, "assign").mockImplementation(() => undefined);
  await renderPage(<TopUpPage />);
  const button = () => screen.getByRole("button", { name: /KakaoPay|Opening/ });
  fireEvent.click(button());
  await waitFor(() => expect(leave).toHaveBeenCalledWith("https://pay.example/1"));
  expect(button().getAttribute("aria-disabled")).toBe("true");

  const shown = async (persisted: boolean) => {
    await act(async () => {
      window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted }));
      // The queries notify of changes in the next task.
      await new Promise((resolve) => setTimeout(resolve, 0));
    });
    return button().getAttribute("aria-disabled");
  };
  expect(await shown(false)).toBe("true");
  expect(await shown(true)).toBeNull();
  fireEvent.click(button());
  await waitFor(() => expect(leave).toHaveBeenCalledTimes(2));
  expect(new Set(keys).size).toBe(2);
});
