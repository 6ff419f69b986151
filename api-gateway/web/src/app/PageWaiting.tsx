import { Page } from "../ui/Page";
import { Waiting } from "../ui/Waiting";
import { useTranslation } from "react-i18next";

/** Stands where a page is going to be. */
export function PageWaiting() {
  const { t } = useTranslation("app");
  return (
    <Page title={t("loading")} ownHeading>
      <Waiting lines={6} />
    </Page>
  );
}
