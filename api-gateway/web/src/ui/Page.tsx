import { useEffect, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "./classes";
import styles from "./Page.module.css";

export interface PageProps {
  /** The heading, also the title of the tab. */
  title: string;
  /** A line below the heading. */
  lead?: ReactNode;
  /** Whether the page shows the heading itself, as an `h1`. */
  ownHeading?: boolean;
  /** Width of the page: `narrow` for reading and forms, `wide` for tables and maps. */
  width?: "narrow" | "normal" | "wide";
  children: ReactNode;
}

/** The frame of every page: heading, width and title of the tab. The shell moves the focus to the heading. */
export function Page({ title, lead, ownHeading, width = "normal", children }: PageProps) {
  const { t } = useTranslation("app");
  useEffect(() => {
    document.title = `${title} · ${t("name")}`;
  }, [title, t]);
  return (
    <div className={classes(styles["page"], styles[width])}>
      {!ownHeading && (
        <header className={styles["head"]}>
          <h1 tabIndex={-1}>{title}</h1>
          {lead !== undefined && <p className={styles["lead"]}>{lead}</p>}
        </header>
      )}
      {children}
    </div>
  );
}
