import { act, renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import { dropPass, keepPass, usePass, type Ticket } from "./pass";

const NOW = Date.parse("2026-12-01T00:00:00Z");
const ticket = { pass: "p", passExpiresAt: "2026-12-01T00:10:00Z" } as Ticket;

it("a pass is there as soon as this tab or another gets it, and gone with its use or its end", () => {
  const { result, rerender } = renderHook(({ now }) => usePass("c", now)?.pass, { initialProps: { now: NOW } });
  expect(result.current).toBeUndefined();
  act(() => keepPass("c", ticket));
  expect(result.current).toBe("p");
  act(() => dropPass("c"));
  expect(result.current).toBeUndefined();
  act(() => {
    localStorage.setItem("cygi-pass:c", JSON.stringify({ pass: "q", until: ticket.passExpiresAt }));
    window.dispatchEvent(new StorageEvent("storage", { key: "cygi-pass:c" }));
  });
  expect(result.current).toBe("q");
  rerender({ now: NOW + 600_000 });
  expect(result.current).toBeUndefined();
});
