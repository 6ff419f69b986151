import { useCallback, useSyncExternalStore } from "react";

const THEMES = ["auto", "light", "dark"] as const;

/** A choice of appearance. `auto` follows the system. */
export type Theme = (typeof THEMES)[number];

const KEY = "cygi-theme";
const listeners = new Set<() => void>();

function current(): Theme {
  const stored = localStorage.getItem(KEY);
  return THEMES.find((theme) => theme === stored) ?? "auto";
}

/** Applies the chosen appearance. Called before the first paint. */
export function showTheme(): void {
  const theme = current();
  if (theme === "auto") {
    delete document.documentElement.dataset["theme"];
  } else {
    document.documentElement.dataset["theme"] = theme;
  }
}

/** Returns the chosen appearance, and a function that changes to the next one. */
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
