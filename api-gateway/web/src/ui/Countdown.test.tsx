import { act, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { renderPage } from "../testing/render";
import { Announcer } from "./Announcer";
import { Countdown } from "./Countdown";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "requestAnimationFrame", "performance"] });
  // The countdown ticks on whole seconds.
  vi.setSystemTime(new Date("2026-11-27T10:00:00.500Z"));
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function pass(seconds: number) {
  for (let second = 0; second < seconds; second++) {
    await act(() => vi.advanceTimersByTimeAsync(950));
    // The spoken text appears with the next frame.
    await act(() => vi.advanceTimersByTimeAsync(50));
  }
}

describe("a countdown", () => {
  it("is spoken at 5, 2 and 1 minutes and at 30 seconds, and ends once", async () => {
    const ended = vi.fn();
    await renderPage(
      <>
        <Announcer />
        <Countdown until={Date.now() + 302_000} spokenAs="Your hold" onEnd={ended} />
      </>,
    );
    const spoken = () => screen.getByRole("status").textContent;
    await pass(1);
    expect(spoken()).toBe("");
    await pass(2);
    expect(spoken()).toBe("Your hold: 5 minutes left.");
    await pass(180);
    expect(spoken()).toBe("Your hold: 2 minutes left.");
    await pass(60);
    expect(spoken()).toBe("Your hold: 1 minute left.");
    await pass(30);
    expect(spoken()).toBe("Your hold: 30 seconds left.");
    expect(ended).not.toHaveBeenCalled();
    await pass(40);
    expect(screen.getByRole("timer").textContent).toBe("0:00");
    expect(ended).toHaveBeenCalledTimes(1);
  });
});
