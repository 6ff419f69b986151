import { useTranslation } from "react-i18next";
import { LinkButton } from "../ui/Button";
import { Page } from "../ui/Page";
import { links } from "./links";

/** The page for an address without a page. */
export function NotFoundPage() {
  const { t } = useTranslation("app");
  return (
    <Page title={t("notFound.title")} lead={t("notFound.lead")} width="narrow">
      <p>
        <LinkButton kind="primary" to={links.listing()}>
          {t("notFound.toListing")}
        </LinkButton>
      </p>
    </Page>
  );
}
