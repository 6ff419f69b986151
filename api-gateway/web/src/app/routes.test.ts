import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { areaOf, areas, routes } from "./routes";

const ofAreas = await Promise.all(areas.map(async (area) => ({ area, routes: (await area.routes()).routes })));
const all = [...routes, ...ofAreas.flatMap((of) => of.routes)];

describe("the addresses of the pages", () => {
  it("are there once", () => {
    const paths = all.map((route) => route.path);
    expect(new Set(paths).size).toBe(paths.length);
  });

  it("are those that the build reads for the gateway", () => {
    const read = ["fan", "login", "booking", "organizer", "admin"].flatMap((area) =>
      [...readFileSync(`src/${area}/routes.ts`, "utf8").matchAll(/path:\s*"([^"]+)"/g)].map((match) => match[1]),
    );
    expect(read).toEqual(all.map((route) => route.path));
  });

  it("tell their area", () => {
    for (const of of ofAreas) {
      expect(of.routes.map(({ path }) => areaOf(path))).toEqual(of.routes.map(() => of.area));
    }
    expect(routes.map(({ path }) => areaOf(path))).toEqual(routes.map(() => undefined));
    expect(areaOf("/administration")).toBeUndefined();
  });
});
