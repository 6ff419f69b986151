import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { routes } from "./routes";

describe("the addresses of the pages", () => {
  it("are there once", () => {
    const paths = routes.map((route) => route.path);
    expect(new Set(paths).size).toBe(paths.length);
  });

  it("are those that the build reads for the gateway", () => {
    const read = ["fan", "login", "booking", "organizer", "admin"].flatMap((area) =>
      [...readFileSync(`src/${area}/routes.ts`, "utf8").matchAll(/path:\s*"([^"]+)"/g)].map((match) => match[1]),
    );
    expect(read).toEqual(routes.map((route) => route.path));
  });
});
