import { useCallback, useSyncExternalStore } from "react";

const THEMES = ["auto", "light", "dark"] as const;

/** `auto` follows the system. */
export type Theme = (typeof THEMES)[number];

const KEY = "cygi-theme";
const listeners = new Set<() => void>();

function current(): Theme {
  const stored = localStorage.getItem(KEY);
  return THEMES.find((theme) => theme === stored) ?? "auto";
}

/** Shows the chosen appearance. Called before the first paint. */
export function showTheme(): void {
  const theme = current();
  if (theme === "auto") {
    delete document.documentElement.dataset["theme"];
  } else {
    document.documentElement.dataset["theme"] = theme;
  }
}

/** The appearance that is chosen, and the change to the next one. */
export function useTheme(): { theme: Theme; next: () => void } {
  const theme = useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, current);
  const next = useCallback(() => {
    const following = THEMES[(THEMES.indexOf(current()) + 1) % THEMES.length] ?? "auto";
    localStorage.setItem(KEY, following);
    showTheme();
    listeners.forEach((listener) => listener());
  }, []);
  return { theme, next };
}
