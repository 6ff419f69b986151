import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Page, type PageProps } from "../ui/Page";
import { TabLinks } from "../ui/Tabs";
import { organizerLinks } from "./links";

/** The frame of the organizer's pages: heading and links to the others. */
export function OrganizerPage({ children, ...page }: PageProps & { children: ReactNode }) {
  const { t } = useTranslation("organizer");
  return (
    <Page {...page}>
      <TabLinks
        label={t("nav.label")}
        tabs={[
          { to: organizerLinks.concerts(), text: t("nav.concerts"), end: true },
          { to: organizerLinks.settlements(), text: t("nav.settlements") },
          { to: organizerLinks.apiKeys(), text: t("nav.apiKeys") },
        ]}
      />
      {children}
    </Page>
  );
}
