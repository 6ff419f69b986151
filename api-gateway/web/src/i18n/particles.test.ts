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
    ["fan-1", "으로/로", "fan-1로"],
    ["fan-0", "으로/로", "fan-0으로"],
    ["fan-3", "으로/로", "fan-3으로"],
    ["fan-7", "으로/로", "fan-7로"],
    ["fan-8", "으로/로", "fan-8로"],
    ["fan-8", "을/를", "fan-8을"],
    ["fan-9", "으로/로", "fan-9로"],
    ["10", "으로/로", "10으로"],
    ["1,000", "이/가", "1,000이"],
    ["50%", "을/를", "50%를"],
    ["A", "을/를", "A를"],
    ["B", "이/가", "B가"],
    ["L", "으로/로", "L로"],
    ["L", "은/는", "L은"],
    ["R", "으로/로", "R로"],
    ["M", "으로/로", "M으로"],
    ["VIP", "을/를", "VIP를"],
    ["BTS", "이/가", "BTS가"],
    ["Festival", "으로/로", "Festival로"],
    ["Festival", "을/를", "Festival을"],
    ["Rock", "이/가", "Rock이"],
    ["Pop", "을/를", "Pop을"],
    ["Concert", "을/를", "Concert를"],
    ["Night", "이/가", "Night가"],
    ["Band", "은/는", "Band는"],
    ["Spring", "으로/로", "Spring으로"],
    ["Seoul 2", "와/과", "Seoul 2와"],
    ["Neon", "와/과", "Neon과"],
    ["봄", "와/과", "봄과"],
    ["가을", "와/과", "가을과"],
    ["노래", "와/과", "노래와"],
    ["(Live)", "이/가", "(Live)가"],
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
