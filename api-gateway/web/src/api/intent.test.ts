import { renderHook } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { digest, intentKey, useIntent } from "./intent";
import { ProblemError } from "./problem";

describe("an intent", () => {
  it("has one key for a double click", async () => {
    const { result } = renderHook(() => useIntent("book:1"));
    const keys: string[] = [];
    let finish: () => void = () => undefined;
    const write = (key: string) => {
      keys.push(key);
      return new Promise<string>((resolve) => (finish = () => resolve("done")));
    };
    const first = result.current.run(write);
    const second = result.current.run(write);
    finish();
    expect(await first).toBe("done");
    expect(await second).toBe("done");
    expect(keys).toHaveLength(1);
  });

  it("keeps its key where nobody knows what became of it, over a reload too", async () => {
    const { result, unmount } = renderHook(() => useIntent("book:1"));
    const keys: string[] = [];
    const lost = (key: string) => {
      keys.push(key);
      return Promise.reject(new ProblemError({ code: "NETWORK", status: 0 }));
    };
    await expect(result.current.run(lost)).rejects.toThrow();
    unmount();
    const again = renderHook(() => useIntent("book:1"));
    await expect(again.result.current.run(lost)).rejects.toThrow();
    expect(keys[1]).toBe(keys[0]);
  });

  it.each([
    [409, true],
    [422, true],
    [429, false],
    [503, false],
    [500, false],
  ])("refused with %i ends: %s", async (status, ends) => {
    const { result } = renderHook(() => useIntent("book:1"));
    const before = intentKey("book:1");
    await expect(
      result.current.run(() => Promise.reject(new ProblemError({ code: "X", status }))),
    ).rejects.toThrow();
    expect(intentKey("book:1") !== before).toBe(ends);
  });

  it("is another one after it is done, and under another name", async () => {
    const { result } = renderHook(() => useIntent("book:1"));
    const before = intentKey("book:1");
    expect(intentKey("book:2")).not.toBe(before);
    await result.current.run(() => Promise.resolve());
    expect(intentKey("book:1")).not.toBe(before);
  });
});

describe("the body of an intent", () => {
  const lost = (keys: string[]) => (key: string) => {
    keys.push(key);
    return Promise.reject(new ProblemError({ code: "NETWORK", status: 0 }));
  };

  it("goes under another key once it has changed, and under its own once it is the same again", async () => {
    const { result } = renderHook(() => useIntent("rules"));
    const keys: string[] = [];
    for (const body of [{ fee: 1 }, { fee: 2 }, { fee: 1 }]) {
      await expect(result.current.run(lost(keys), body)).rejects.toThrow();
    }
    expect(keys[1]).not.toBe(keys[0]);
    expect(keys[2]).toBe(keys[0]);
  });

  it("is told apart by a single letter", () => {
    const bodies = ["", "a", "b", "ab", "ba", "가", "각", { a: 1 }, { a: 2 }, ["1", "2"], ["12"], null, 0, "0"];
    expect(new Set(bodies.map(digest)).size).toBe(bodies.length);
  });
});
