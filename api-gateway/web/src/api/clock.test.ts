import { afterEach, describe, expect, it, vi } from "vitest";
import { forgetTime, learn, learnTime, serverNow } from "./clock";

afterEach(() => {
  forgetTime();
  vi.useRealTimers();
});

describe("the server's clock", () => {
  it("is told by an answer's Date to half a second", () => {
    const ahead = 90_000;
    const date = new Date(Math.floor((Date.now() + ahead) / 1000) * 1000).toUTCString();
    learnTime(new Response(null, { headers: { Date: date, "Cache-Control": "no-cache, no-store" } }), performance.now() - 20);
    expect(Math.abs(serverNow() - Date.now() - ahead)).toBeLessThan(1_100);
  });

  it("keeps the better of two answers", () => {
    const now = performance.now();
    learn(Date.now() + 5_000, now - 10, now, 1);
    learn(Date.now() + 4_900, now - 800, now, 1);
    expect(Math.abs(serverNow() - Date.now() - 5_005)).toBeLessThan(50);
  });

  it("is told anew where a clock was set since", () => {
    const now = performance.now();
    learn(Date.now() + 5_000, now - 10, now, 1);
    learn(Date.now() + 60_000, now - 800, now, 500);
    expect(Math.abs(serverNow() - Date.now() - 60_400)).toBeLessThan(50);
  });

  it("is not told by an answer that may come from a cache", () => {
    const date = new Date(Date.now() - 3_600_000).toUTCString();
    learnTime(new Response(null, { headers: { Date: date, "Cache-Control": "max-age=31536000, immutable" } }), performance.now() - 20);
    expect(Math.abs(serverNow() - Date.now())).toBeLessThan(50);
  });

  it("is this machine's while nothing is known, also after an answer without a time", () => {
    learnTime(new Response(null), performance.now() - 20);
    expect(Math.abs(serverNow() - Date.now())).toBeLessThan(50);
  });
});
