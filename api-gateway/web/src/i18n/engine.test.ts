import i18next from "i18next";
import { describe, expect, it } from "vitest";
import { createTexts, type Tree } from "./engine";
import { withParticle } from "./particles";

const files = import.meta.glob<Tree>("../*/locales/*.json", { eager: true, import: "default" });
const texts = (language: string, namespace: string) => files[`../${namespace}/locales/${language}.json`] ?? {};
const namespaces = [...new Set(Object.keys(files).map((file) => file.split("/")[1] ?? ""))];

function keys(tree: Tree, prefix = ""): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [prefix + key.replace(/_(one|other)$/, "")] : keys(value, `${prefix}${key}.`),
  );
}

async function reference(language: string) {
  const instance = i18next.createInstance();
  await instance.init({
    lng: language,
    fallbackLng: false,
    defaultNS: "app",
    interpolation: { escapeValue: false },
    resources: { [language]: Object.fromEntries(namespaces.map((namespace) => [namespace, texts(language, namespace)])) },
  });
  instance.services.formatter?.add("particle", (value, _language, options) =>
    withParticle(String(value), String((options as { pair: string }).pair)),
  );
  return instance;
}

describe.each(["ko", "en"])("a text in %s", (language) => {
  it.each(namespaces)("reads as i18next has it: %s", async (namespace) => {
    const expected = await reference(language);
    const actual = createTexts(language, (of, name) => Promise.resolve(texts(of, name)), () => Promise.resolve(withParticle));
    await actual.loadNamespaces(namespace);
    for (const key of keys(texts(language, namespace))) {
      const named = Object.fromEntries(
        ["name", "title", "time", "price", "what", "seats", "balance", "amount", "refund", "percent", "limit", "left", "section"].map(
          (name) => [name, `${name} 값`],
        ),
      );
      for (const count of [0, 1, 2, 11]) {
        const options = { ...named, count, ns: namespace };
        const wanted: unknown = expected.t(key, options);
        if (typeof wanted === "string" && !wanted.includes("{{")) {
          expect(actual.t(key, options)).toBe(wanted);
        }
      }
      expect(actual.exists(key, { ns: namespace, count: 1 })).toBe(true);
    }
    expect(actual.exists("no.such.text", { ns: namespace })).toBe(false);
    expect(actual.t("no.such.text", { ns: namespace })).toBe("no.such.text");
  });
});

describe("a change of the language", () => {
  it("tells once all texts in use are there", async () => {
    const texts = createTexts("ko", (of, name) => Promise.resolve({ hello: `${name} ${of}` }), () => Promise.resolve(withParticle));
    await texts.loadNamespaces(["app", "fan"]);
    const told: string[] = [];
    texts.on("languageChanged", (to: string) => told.push(`${to} ${texts.t("hello", { ns: "fan" })}`));
    await texts.changeLanguage("en");
    expect(told).toEqual(["en fan en"]);
    expect(texts.language).toBe("en");
  });
});

describe("the particles", () => {
  it.each([
    ["{{name, particle(pair: 을/를)}} 골랐습니다.", 1],
    ["{{name}} particle(pair: 을/를)", 0],
    ["{{name}}", 0],
  ])("come with the first text that has one: %s", async (text, times) => {
    let loads = 0;
    const texts = createTexts(
      "ko",
      () => Promise.resolve({ deep: { er: text } }),
      () => {
        loads++;
        return Promise.resolve(withParticle);
      },
    );
    await texts.loadNamespaces("fan");
    expect(loads).toBe(times);
    expect(texts.t("deep.er", { ns: "fan", name: "봄" })).toContain(times === 1 ? "봄을" : "봄");
  });
});
