import { useEffect, useRef } from "react";

/** Calls back when the browser restores the page as it was left, as the back button does after another site. */
export function useBroughtBack(then: () => void): void {
  const latest = useRef(then);
  useEffect(() => {
    latest.current = then;
  });
  useEffect(() => {
    const shown = ({ persisted }: PageTransitionEvent) => {
      if (persisted) {
        latest.current();
      }
    };
    window.addEventListener("pageshow", shown);
    return () => window.removeEventListener("pageshow", shown);
  }, []);
}
