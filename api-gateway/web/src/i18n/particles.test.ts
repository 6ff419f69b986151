import { describe, expect, it } from "vitest";
import { bilingual } from "./titles";
import { formats } from "./format";
import { withParticle } from "./particles";

describe("a particle", () => {
  it.each([
    ["한여름 밤의 재즈", "을/를", "한여름 밤의 재즈를"],
    ["가을 현악 사중주", "이/가", "가을 현악 사중주가"],
    ["유리 심장", "은/는", "유리 심장은"],
    ["서울", "으로/로", "서울로"],
    ["fan-1", "으로/로", "fan-1으로"],
    ["fan-2", "을/를", "fan-2를"],
    ["Neon", "이/가", "Neon이"],
    ["Jazz Live", "을/를", "Jazz Live를"],
    ["‘봄’", "을/를", "‘봄’을"],
  ])("fits %s", (word, pair, whole) => expect(withParticle(word, pair)).toBe(whole));
});

describe("a title", () => {
  it("is shown in the reader's language where it has both", () => {
    const title = "한여름 밤의 재즈 · Seoul Midsummer Jazz Night";
    expect(bilingual(title, "ko")).toEqual({ main: "한여름 밤의 재즈", other: "Seoul Midsummer Jazz Night" });
    expect(bilingual(title, "en").main).toBe("Seoul Midsummer Jazz Night");
    expect(bilingual("Jazz\n재즈", "ko").main).toBe("재즈");
  });

  it.each(["봄 · 여름", "A · B", "하나 · two · three", "그냥 제목", ""])("stays whole otherwise: %s", (title) =>
    expect(bilingual(title, "en")).toEqual({ main: title, other: null }));
});

describe("times", () => {
  it("are Korea's and say so", () => {
    const at = "2026-12-24T10:30:00Z";
    expect(formats("ko", "Asia/Seoul").dateTime(at)).toContain("19:30 KST");
    expect(formats("en", "Asia/Seoul").dateTime(at)).toContain("24 December 2026");
    expect(formats("ko", "Asia/Seoul").local(at)).toBeNull();
    expect(formats("en", "Europe/Berlin").local(at)).toContain("11:30");
  });

  it("go with won in the reader's way", () => {
    expect(formats("ko").won({ amount: 165_000, currency: "KRW" })).toBe("165,000원");
    expect(formats("en").won(0)).toBe("₩0");
  });
});
