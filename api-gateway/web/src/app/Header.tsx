import { useTranslation } from "react-i18next";
import { loginUrl, useSession } from "../api/session";
import { changeLanguage } from "../i18n";
import { Link, NavLink } from "../ui/Link";
import { links } from "./links";
import { Mark } from "./Mark";
import styles from "./Shell.module.css";
import { SignOutForm } from "./SignOutForm";
import { useTheme } from "./theme";

/** The header: name, areas that the reader may use, language, appearance and account. */
export function Header() {
  const { t, i18n } = useTranslation("app");
  const session = useSession();
  const roles: readonly string[] = session.me?.roles ?? [];
  const other = i18n.language === "ko" ? "en" : "ko";
  const { theme, next } = useTheme();
  return (
    <header className={styles["header"]}>
      <div className={styles["bar"]}>
        <Link to={links.listing()} className={styles["brand"]} aria-label={t("name")}>
          <Mark />
          <span>{t("name")}</span>
        </Link>
        <nav aria-label={t("nav.label")} className={styles["nav"]}>
          <NavLink to={links.listing()} end>
            {t("nav.concerts")}
          </NavLink>
          {session.state === "signedIn" && <NavLink to={links.myReservations()}>{t("nav.me")}</NavLink>}
          {(roles.includes("ORGANIZER") || roles.includes("ADMIN")) && (
            <NavLink to={links.organizer()}>{t("nav.organizer")}</NavLink>
          )}
          {roles.includes("ADMIN") && <NavLink to={links.admin()}>{t("nav.admin")}</NavLink>}
        </nav>
        <div className={styles["tools"]}>
          <button type="button" className={styles["tool"]} lang={other} onClick={() => void changeLanguage(other)}>
            {other === "ko" ? "한국어" : "English"}
          </button>
          <button type="button" className={styles["tool"]} aria-label={t(`theme.${theme}`)} title={t(`theme.${theme}`)} onClick={next}>
            <span aria-hidden="true">{theme === "auto" ? "◐" : theme === "light" ? "☀" : "☾"}</span>
          </button>
          {session.state === "anonymous" && (
            <a className={styles["sign"]} href={loginUrl()} onClick={(event) => (event.currentTarget.href = loginUrl())}>
              {t("session.signIn")}
            </a>
          )}
          {session.state === "signedIn" && (
            <SignOutForm>
              <button type="submit" className={styles["sign"]}>
                {t("session.signOut")}
              </button>
            </SignOutForm>
          )}
        </div>
      </div>
    </header>
  );
}
