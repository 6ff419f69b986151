import type { i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import { createTexts, type Tree } from "./engine";
import { initialLanguage, keepLanguage, type Language } from "./language";

/** The texts of each area, a file a language, loaded with the first page that needs them. */
const files = import.meta.glob<{ default: Tree }>("../*/locales/*.json");

let texts: i18n | undefined;

/** Starts the texts in the language of the reader. An area's namespace is its folder's name. */
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

/** Changes the language; addresses, selections and countdowns stay as they are. */
export async function changeLanguage(language: Language): Promise<void> {
  await texts?.changeLanguage(language);
  keepLanguage(language);
  mark(language);
}

function mark(language: Language): void {
  document.documentElement.lang = language;
}
