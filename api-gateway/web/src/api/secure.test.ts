import { afterEach, describe, expect, it, vi } from "vitest";
import { copyText, randomId, sharedLocks } from "./secure";

afterEach(() => vi.unstubAllGlobals());

/** Removes what browsers withhold on plain HTTP, as at http://192.168.0.2:8080. */
function insecure() {
  vi.stubGlobal("crypto", { getRandomValues: <T extends ArrayBufferView>(bytes: T) => crypto.getRandomValues(bytes as never) as T });
  vi.stubGlobal("navigator", { onLine: true });
}

describe("at an insecure origin", () => {
  it("an identifier is a random UUID of version 4", () => {
    const { getRandomValues } = crypto;
    vi.stubGlobal("crypto", { getRandomValues: getRandomValues.bind(crypto) });
    const ids = Array.from({ length: 50 }, randomId);
    expect(new Set(ids).size).toBe(50);
    ids.forEach((id) => expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/));
  });

  it("tabs share no locks", () => {
    insecure();
    expect(sharedLocks()).toBeNull();
  });

  it.each([true, false])("a text is copied by a selection (%s), and the focus stays", async (done) => {
    insecure();
    const button = document.createElement("button");
    document.body.append(button);
    button.focus();
    let selected = "";
    document.execCommand = () => {
      selected = (document.querySelector("textarea") as HTMLTextAreaElement).value;
      return done;
    };
    expect(await copyText("c-123")).toBe(done);
    expect(selected).toBe("c-123");
    expect(document.querySelector("textarea")).toBeNull();
    expect(document.activeElement).toBe(button);
    button.remove();
  });
});

describe("at a secure origin", () => {
  it("a text that the browser refuses to copy is copied by a selection", async () => {
    vi.stubGlobal("navigator", { clipboard: { writeText: () => Promise.reject(new DOMException("", "NotAllowedError")) } });
    document.execCommand = () => true;
    expect(await copyText("x")).toBe(true);
  });
});
