/** The languages of the pages. */
export const LANGUAGES = ["ko", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

const COOKIE = "LANGUAGE";
const YEAR_SECONDS = 31_536_000;

/** Returns the chosen language, or else the first one that the browser prefers, or else Korean. */
export function initialLanguage(): Language {
  const chosen = document.cookie
    .split("; ")
    .find((cookie) => cookie.startsWith(`${COOKIE}=`))
    ?.slice(COOKIE.length + 1);
  return [chosen, ...navigator.languages].map((tag) => tag?.slice(0, 2)).find(isLanguage) ?? "ko";
}

/** Stores the choice, for the pages and for the login page, which the server writes. */
export function keepLanguage(language: Language): void {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${COOKIE}=${language}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax${secure}`;
}

function isLanguage(tag: string | undefined): tag is Language {
  return LANGUAGES.includes(tag as Language);
}
