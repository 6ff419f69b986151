import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { links } from "../app/links";
import { announceSignIn } from "../api/session";
import { LinkButton } from "../ui/Button";
import { Page } from "../ui/Page";

/** Ends a login in its own window: informs the page that asked for it, and closes. */
export default function SignedInPage() {
  const { t } = useTranslation("login");
  useEffect(() => {
    announceSignIn();
    // Browsers close only windows that a page has opened; others show the text below.
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
