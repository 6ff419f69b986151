import { useTranslation } from "react-i18next";
import { api, call } from "../../api/client";
import { usePages } from "../../api/pages";
import type { Schemas } from "../../api/types";
import { organizerLinks } from "../links";
import { OrganizerPage } from "../OrganizerPage";
import { SettlementTable } from "./SettlementTable";

/** Lists the organizer's settlements. */
export default function SettlementsPage() {
  const { t } = useTranslation("organizer");
  const settlements = usePages<Schemas["Settlement"]>(["organizer", "settlements"], (cursor, signal) =>
    call(api.GET("/api/v1/organizer/settlements", { params: { query: { cursor, limit: 50 } }, signal })),
  );
  return (
    <OrganizerPage title={t("settlements.title")} lead={t("settlements.lead")}>
      <SettlementTable pages={settlements} link={organizerLinks.settlement} />
    </OrganizerPage>
  );
}
