import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { links } from "../app/links";
import { announceSignIn } from "../api/session";
import { LinkButton } from "../ui/Button";
import { Page } from "../ui/Page";

/** Ends a login in a window of its own: tells the page that asked for it, and closes. */
export default function SignedInPage() {
  const { t } = useTranslation("login");
  useEffect(() => {
    announceSignIn();
    // Browsers close only windows that a page has opened; the text below is for the others.
    window.close();
  }, []);
  return (
    <Page title={t("signedIn.title")} lead={t("signedIn.lead")} width="narrow">
      <p>
        <LinkButton to={links.listing()}>{t("signedIn.goOn")}</LinkButton>
      </p>
    </Page>
  );
}
