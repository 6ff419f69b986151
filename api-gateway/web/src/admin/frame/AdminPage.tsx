import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { NavLink } from "../../ui/Link";
import { Page, type PageProps } from "../../ui/Page";
import { adminLinks } from "../links";
import styles from "./Admin.module.css";

const GROUPS = [
  { key: "now", pages: ["dashboard", "live", "rooms"] },
  { key: "history", pages: ["events", "reservations", "seats"] },
  { key: "money", pages: ["settlements", "findings", "runs", "rules", "whatIf", "totals", "topUps", "differences"] },
  { key: "people", pages: ["accounts", "audit"] },
  { key: "system", pages: ["processors", "workers", "limits", "keys"] },
] as const;

/** Pages whose address is the beginning of others' addresses. */
const EXACT = new Set(["dashboard", "settlements", "topUps"]);

/** The frame of an admin's page, with links to all other pages at the side. */
export function AdminPage({ children, ...page }: PageProps & { children: ReactNode }) {
  const { t } = useTranslation("admin");
  const { pathname } = useLocation();
  return (
    <div className={styles["frame"]}>
      {/* On a phone the menu closes when another page opens. */}
      <details key={pathname} className={styles["menu"]}>
        <summary>{t("nav.menu")}</summary>
        <Groups />
      </details>
      <div className={styles["side"]}>
        <Groups />
      </div>
      <Page width="wide" {...page}>
        {children}
      </Page>
    </div>
  );
}

function Groups() {
  const { t } = useTranslation("admin");
  return (
    <nav aria-label={t("nav.label")} className={styles["groups"]}>
      {GROUPS.map((group) => (
        <div key={group.key}>
          <p className={styles["group"]}>{t(`nav.${group.key}`)}</p>
          <ul className={styles["links"]}>
            {group.pages.map((page) => (
              <li key={page}>
                <NavLink to={adminLinks[page]()} end={EXACT.has(page)}>
                  {t(`nav.${page}`)}
                </NavLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
