import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { bilingual } from "../../i18n/titles";
import { OrganizerPage } from "../OrganizerPage";
import { readStatement } from "./download";
import { StatementView } from "./StatementView";

/** Shows one statement of the organizer. */
export default function StatementPage() {
  const { t, i18n } = useTranslation("organizer");
  const { settlementId = "" } = useParams();
  const path = `/api/v1/organizer/settlements/${encodeURIComponent(settlementId)}`;
  const statement = useQuery({
    queryKey: ["organizer", "statement", settlementId],
    queryFn: ({ signal }) =>
      readStatement(path, signal),
  });
  const title = statement.data === undefined ? t("statement.title") : bilingual(statement.data.concert.title, i18n.language).main;
  return (
    <OrganizerPage title={title} lead={t("statement.lead")}>
      <StatementView query={statement} path={path} />
    </OrganizerPage>
  );
}
