import { useLayoutEffect } from "react";
import { useLocation, useNavigationType } from "react-router";

const PREFIX = "cygi-scroll:";
const WAIT_MAX = 3_000;

/**
 * Scrolls to the top of a new page, and to where the reader was on a page that the back button or a reload brings back, as
 * soon as the page is long enough again.
 */
export function useScrollMemory(): void {
  const { key, hash } = useLocation();
  const type = useNavigationType();
  useLayoutEffect(() => {
    window.history.scrollRestoration = "manual";
    const stored = Number(sessionStorage.getItem(PREFIX + key));
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
      // Whoever scrolls in the meantime is not pulled away.
      window.addEventListener("wheel", stop, { once: true, passive: true });
      window.addEventListener("touchstart", stop, { once: true, passive: true });
      restore();
    } else {
      stop();
      if (hash === "" && type === "PUSH") {
        window.scrollTo(0, 0);
      }
    }
    const keep = () => sessionStorage.setItem(PREFIX + key, String(Math.round(window.scrollY)));
    window.addEventListener("scroll", keep, { passive: true });
    return () => {
      stop();
      window.removeEventListener("scroll", keep);
      window.removeEventListener("wheel", stop);
      window.removeEventListener("touchstart", stop);
    };
  }, [key, hash, type]);
}
