import { useLayoutEffect } from "react";
import { useLocation, useNavigationType } from "react-router";

const PREFIX = "cygi-scroll:";
const WAIT_MAX = 3_000;
/** Key that the router gives to the first history entry of each document. */
const FIRST_KEY = "default";

/**
 * Scrolls to the top of a new page. On a page that the back button or a reload restores, it scrolls to the reader's
 * last position as soon as the page is long enough.
 */
export function useScrollMemory(): void {
  const location = useLocation();
  const { hash } = location;
  const place = placeOf(location);
  const type = useNavigationType();
  useLayoutEffect(() => {
    window.history.scrollRestoration = "manual";
    const stored = isNewDocument(location.key) ? 0 : Number(sessionStorage.getItem(place));
    const observer = new ResizeObserver(restore);
    const giveUp = window.setTimeout(stop, WAIT_MAX);
    function stop() {
      observer.disconnect();
      window.clearTimeout(giveUp);
    }
    function restore() {
      const reachable = document.documentElement.scrollHeight - window.innerHeight;
      window.scrollTo(0, Math.min(stored, reachable));
      if (reachable >= stored) {
        stop();
      }
    }
    if (type === "POP" && stored > 0) {
      observer.observe(document.body);
      // A reader who scrolls meanwhile keeps that position.
      window.addEventListener("wheel", stop, { once: true, passive: true });
      window.addEventListener("touchstart", stop, { once: true, passive: true });
      restore();
    } else {
      stop();
      if (hash === "" && type === "PUSH") {
        window.scrollTo(0, 0);
      }
    }
    const keep = () => sessionStorage.setItem(place, String(Math.round(window.scrollY)));
    window.addEventListener("scroll", keep, { passive: true });
    return () => {
      stop();
      window.removeEventListener("scroll", keep);
      window.removeEventListener("wheel", stop);
      window.removeEventListener("touchstart", stop);
    };
  }, [place, location.key, hash, type]);
}

/**
 * Returns a name for a history entry. It includes the address, because the first entries of all documents have the same
 * key.
 */
function placeOf({ key, pathname, search }: { key: string; pathname: string; search: string }): string {
  return `${PREFIX}${key}:${pathname}${search}`;
}

/**
 * Returns whether the entry belongs to a document that was opened by a link or an address, not by reload or history.
 */
function isNewDocument(key: string): boolean {
  const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return key === FIRST_KEY && navigation?.type === "navigate";
}
