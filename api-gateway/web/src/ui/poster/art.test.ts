import { describe, expect, it } from "vitest";
import { artOf, lines } from "./art";

describe("a generated poster", () => {
  it.each(["한여름 밤의 재즈", "Unheard Of", "네온 하버 라이브", ""])("is the same each time: %s", (title) => {
    const one = artOf(title);
    const two = artOf(title);
    expect([one.motif, one.palette, one.random()]).toEqual([two.motif, two.palette, two.random()]);
  });

  it("breaks its title at spaces and cuts what is too long", () => {
    expect(lines("한여름 밤의 재즈", 6, 3)).toEqual(["한여름 밤의", "재즈"]);
    expect(lines("a b c d e f g h i j k l m n", 2, 2)[1]).toMatch(/…$/);
  });
});
