import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { initialLanguage, keepLanguage, type Language } from "./language";
import { withParticle } from "./particles";

/** The texts of each area, a file a language, loaded with the first page that needs them. */
const files = import.meta.glob<{ default: Record<string, unknown> }>("../*/locales/*.json");

/** Starts the texts in the language of the reader. An area's namespace is its folder's name. */
export async function startTexts(): Promise<void> {
  const language = initialLanguage();
  await i18next
    .use({ type: "backend" as const, read })
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      supportedLngs: ["ko", "en"],
      ns: ["app"],
      defaultNS: "app",
      interpolation: { escapeValue: false },
      returnEmptyString: false,
    });
  // "{{title, particle(pair: 을/를)}}" is the title with the particle that fits it.
  i18next.services.formatter?.add("particle", (value, _language, options) =>
    withParticle(String(value), String((options as { pair?: unknown }).pair ?? "을/를")),
  );
  mark(language);
}

function read(language: string, namespace: string, done: (error: unknown, texts: Record<string, unknown> | null) => void) {
  const load = files[`../${namespace}/locales/${language}.json`];
  if (load === undefined) {
    done(new Error(`No texts: ${namespace} in ${language}`), null);
    return;
  }
  load().then(
    (file) => done(null, file.default),
    (error: unknown) => done(error, null),
  );
}

/** Changes the language; addresses, selections and countdowns stay as they are. */
export async function changeLanguage(language: Language): Promise<void> {
  await i18next.changeLanguage(language);
  keepLanguage(language);
  mark(language);
}

function mark(language: Language): void {
  document.documentElement.lang = language;
}
