import { act, fireEvent, renderHook } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** Loads the module in a browser that lets a page play sound only after a press, as after a reload. */
async function afterReload() {
  const browser = { pressed: false, tones: 0 };
  class Context {
    state = "suspended";
    currentTime = 0;
    destination = {};
    waiting: (() => void)[] = [];
    resume() {
      return new Promise<void>((resolve) => {
        this.waiting.push(resolve);
        if (browser.pressed) {
          this.state = "running";
          this.waiting.forEach((done) => done());
        }
      });
    }
    createOscillator() {
      browser.tones++;
      return { frequency: {}, connect: () => ({ connect: () => undefined }), start: () => undefined, stop: () => undefined };
    }
    createGain() {
      return { gain: { setValueAtTime: () => undefined, exponentialRampToValueAtTime: () => undefined } };
    }
  }
  vi.stubGlobal("AudioContext", Context);
  return { browser, attention: await import("./attention") };
}

it.each(["pointerDown", "keyDown"] as const)("the sound that was asked for before a reload is back with the next %s", async (press) => {
  const { browser, attention } = await afterReload();
  const { result } = renderHook(() => attention.useSound(true));
  await act(() => Promise.resolve());
  expect(result.current).toBe(false);
  browser.pressed = true;
  await act(async () => {
    fireEvent[press](window);
    await Promise.resolve();
  });
  expect(result.current).toBe(true);
  attention.chime();
  expect(browser.tones).toBe(2);
});

it("a sound that nobody wants is not asked for", async () => {
  const { browser, attention } = await afterReload();
  renderHook(() => attention.useSound(false));
  browser.pressed = true;
  fireEvent.pointerDown(window);
  attention.chime();
  expect(browser.tones).toBe(0);
});
