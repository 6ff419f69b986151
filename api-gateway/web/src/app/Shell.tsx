import { lazy, Suspense, useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { useAccountWatch, useSignInAsked } from "../api/session";
import { Announcer } from "../ui/Announcer";
import { ConnectionBanner } from "./ConnectionBanner";
import { Footer } from "./Footer";
import { Header } from "./Header";
import { useScrollMemory } from "./scroll";
import styles from "./Shell.module.css";

const SignInAgain = lazy(() => import("../login/SignInAgain").then((file) => ({ default: file.SignInAgain })));

/** The surroundings of every page. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation("app");
  const main = useRef<HTMLElement>(null);
  useScrollMemory();
  useAccountWatch();
  useFocusOnNewPage(main);
  return (
    <>
      <a href="#main" className={styles["skip"]}>
        {t("skip")}
      </a>
      <Header />
      <ConnectionBanner />
      <main id="main" ref={main} tabIndex={-1} className={styles["main"]}>
        {children}
      </main>
      <Footer />
      <Announcer />
      {useSignInAsked() && (
        <Suspense fallback={null}>
          <SignInAgain />
        </Suspense>
      )}
    </>
  );
}

/** Moves the focus to the heading of a new page, which a screen reader then reads. */
function useFocusOnNewPage(main: { current: HTMLElement | null }) {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) {
      return undefined;
    }
    before.current = pathname;
    const focus = () => {
      const heading = main.current?.querySelector<HTMLElement>("h1");
      heading?.setAttribute("tabindex", "-1");
      (heading ?? main.current)?.focus({ preventScroll: true });
      return heading !== null && heading !== undefined;
    };
    if (focus()) {
      return undefined;
    }
    // The page is still loading.
    const observer = new MutationObserver(() => {
      if (focus()) {
        observer.disconnect();
      }
    });
    observer.observe(main.current ?? document.body, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [pathname, main]);
}
