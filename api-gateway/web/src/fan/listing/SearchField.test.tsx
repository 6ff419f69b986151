import { fireEvent, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { renderPage } from "../../testing/render";
import { SearchField } from "./SearchField";

beforeEach(() => vi.useFakeTimers({ shouldAdvanceTime: true }));
afterEach(() => vi.useRealTimers());

describe("the search field", () => {
  it("searches once the reader pauses", async () => {
    const search = vi.fn();
    await renderPage(<SearchField value="" onSearch={search} />);
    const field = screen.getByRole("searchbox");
    fireEvent.change(field, { target: { value: "jaz" } });
    fireEvent.change(field, { target: { value: "jazz " } });
    vi.advanceTimersByTime(1_000);
    expect(search.mock.calls).toEqual([["jazz"]]);
  });

  it("searches for no syllable that is being composed, and its Enter submits nothing", async () => {
    const search = vi.fn();
    await renderPage(<SearchField value="" onSearch={search} />);
    const field = screen.getByRole("searchbox");
    fireEvent.compositionStart(field);
    fireEvent.change(field, { target: { value: "ㅈ" } });
    fireEvent.change(field, { target: { value: "재" } });
    const enter = fireEvent.keyDown(field, { key: "Enter", isComposing: true });
    vi.advanceTimersByTime(1_000);
    expect(enter).toBe(false);
    expect(search).not.toHaveBeenCalled();
    fireEvent.compositionEnd(field, { data: "재즈", target: { value: "재즈" } });
    vi.advanceTimersByTime(1_000);
    expect(search.mock.calls).toEqual([["재즈"]]);
  });
});
