import { useEffect, useState } from "react";

type Listener = (text: string) => void;

const listeners = new Set<Listener>();

/** Has a screen reader say a text after its current one. */
export function announce(text: string): void {
  listeners.forEach((listener) => listener(text));
}

/**
 * A region that screen readers read out. It is in the shell, and in each open dialog, which makes the shell's region
 * inert.
 */
export function Announcer() {
  const [text, setText] = useState("");
  useEffect(() => {
    const listener: Listener = (next) => {
      // Clearing the region first makes the same text two announcements.
      setText("");
      requestAnimationFrame(() => setText(next));
    };
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, []);
  return (
    <div className="hidden" role="status" aria-live="polite" aria-atomic="true">
      {text}
    </div>
  );
}
