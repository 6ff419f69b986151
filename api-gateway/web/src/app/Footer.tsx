import { useTranslation } from "react-i18next";
import styles from "./Shell.module.css";

/** The footer of every page. */
export function Footer() {
  const { t } = useTranslation("app");
  return (
    <footer className={styles["footer"]}>
      <div className={styles["footBar"]}>
        <p>{t("footer.promise")}</p>
        <nav aria-label={t("footer.label")}>
          <a href="/swagger-ui.html">{t("footer.api")}</a>
        </nav>
      </div>
    </footer>
  );
}
