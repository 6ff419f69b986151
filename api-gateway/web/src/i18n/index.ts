import type { i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import { createTexts, type Tree } from "./engine";
import { initialLanguage, keepLanguage, type Language } from "./language";

/** Files with the texts of each area, one per language. A file is loaded with the first page that needs it. */
const files = import.meta.glob<{ default: Tree }>("../*/locales/*.json");

let texts: i18n | undefined;

/** Loads the texts in the reader's language. An area's namespace is the name of its folder. */
export async function startTexts(): Promise<void> {
  const language = initialLanguage();
  texts = createTexts(language, readTexts, async () => (await import("./particles")).withParticle);
  initReactI18next.init(texts);
  await texts.loadNamespaces("app");
  mark(language);
}

async function readTexts(language: string, namespace: string): Promise<Tree> {
  const load = files[`../${namespace}/locales/${language}.json`];
  if (load === undefined) {
    throw new Error(`No texts: ${namespace} in ${language}`);
  }
  return (await load()).default;
}

/** Changes the language; addresses, selections and countdowns stay unchanged. */
export async function changeLanguage(language: Language): Promise<void> {
  await texts?.changeLanguage(language);
  keepLanguage(language);
  mark(language);
}

function mark(language: Language): void {
  document.documentElement.lang = language;
}
