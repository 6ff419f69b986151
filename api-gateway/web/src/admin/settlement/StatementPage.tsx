import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { Link } from "../../ui/Link";
import { bilingual } from "../../i18n/titles";
import { readStatement } from "../../organizer/settlement/download";
import { StatementView } from "../../organizer/settlement/StatementView";
import { AdminPage } from "../frame/AdminPage";
import styles from "../frame/Admin.module.css";
import { adminLinks } from "../links";

/** Shows any organizer's statement, with links to its findings and events. */
export default function StatementPage() {
  const { t, i18n } = useTranslation("admin");
  const { settlementId = "" } = useParams();
  const path = `/api/v1/admin/settlements/${encodeURIComponent(settlementId)}`;
  const statement = useQuery({
    queryKey: ["admin", "statement", settlementId],
    queryFn: ({ signal }) =>
      readStatement(path, signal),
  });
  const concert = statement.data?.concert;
  return (
    <AdminPage title={concert === undefined ? t("settlement.statement") : bilingual(concert.title, i18n.language).main} lead={concert?.organizerId}>
      {concert !== undefined && (
        <p className={styles["row"]}>
          <Link to={adminLinks.findings({ concertId: concert.concertId })}>{t("nav.findings")}</Link>
          <Link to={adminLinks.events({ concertId: concert.concertId })}>{t("nav.events")}</Link>
          <Link to={adminLinks.reservations({ concertId: concert.concertId })}>{t("nav.reservations")}</Link>
        </p>
      )}
      <StatementView query={statement} path={path} />
    </AdminPage>
  );
}
