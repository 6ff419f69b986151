import { useCallback, useState } from "react";

/**
 * Keeps a state over reloads of the tab.
 *
 * @param valid tells whether a stored value is still valid
 * @param valid tells whether what was kept is still a value
 */
export function useStored<T>(key: string, initial: T, valid: (value: unknown) => value is T): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => {
    const kept = parsed(sessionStorage.getItem(key));
    return valid(kept) ? kept : initial;
  });
  const set = useCallback(
    (next: T) => {
      sessionStorage.setItem(key, JSON.stringify(next));
      setValue(next);
    },
    [key],
  );
  return [value, set];
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
