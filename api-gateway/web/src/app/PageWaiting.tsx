import { Page } from "../ui/Page";
import { Waiting } from "../ui/Waiting";
import { useTranslation } from "react-i18next";

/** A placeholder while a page loads. */
export function PageWaiting() {
  const { t } = useTranslation("app");
  return (
    <Page title={t("loading")} ownHeading>
      <Waiting lines={6} />
    </Page>
  );
}
