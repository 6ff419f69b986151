import { useTranslation } from "react-i18next";
import { api, call } from "../../api/client";
import { usePages } from "../../api/pages";
import type { Schemas } from "../../api/types";
import { Link } from "../../ui/Link";
import { useFormats } from "../../i18n/format";
import { Badge } from "../../ui/Badge";
import { PagedTable } from "../../ui/PagedTable";
import { AdminPage } from "../frame/AdminPage";
import { ConcertName } from "../frame/ConcertName";
import { Filters, useFilters } from "../frame/Filters";
import { reservationHandle, shortId } from "../events/identifiers";
import { adminLinks } from "../links";

/** Lists the findings of settlements. Each holds a payout back until it is resolved. */
export default function FindingsPage() {
  const { t } = useTranslation("admin");
  const format = useFormats();
  const value = useFilters();
  const query = { concertId: value("concertId"), resolved: value("resolved") === "true" };
  const findings = usePages<Schemas["Finding"]>(["admin", "findings", query], (cursor, signal) =>
    call(api.GET("/api/v1/admin/settlements/findings", { params: { query: { ...query, cursor, limit: 50 } }, signal })),
  );
  return (
    <AdminPage title={t("nav.findings")} lead={t("findings.lead")}>
      <Filters
        filters={[
          { name: "concertId", label: t("events.concert"), kind: "text" },
          {
            name: "resolved",
            label: t("findings.which"),
            kind: "choice",
            all: t("findings.open"),
            options: [{ value: "true", text: t("findings.resolved") }],
          },
        ]}
      />
      <PagedTable
        caption={t("nav.findings")}
        pages={findings}
        rowKey={(finding) => finding.findingId}
        empty={t("findings.empty")}
        tone={(finding) => (finding.resolvedAt ? undefined : "bad")}
        columns={[
          { key: "at", head: t("findings.at"), cell: (finding) => format.dateTime(finding.foundAt) },
          { key: "kind", head: t("findings.kind"), cell: (finding) => <Badge kind={finding.resolvedAt ? "plain" : "bad"}>{t(`findings.kinds.${finding.kind}`)}</Badge> },
          { key: "detail", head: t("findings.detail"), cell: (finding) => finding.detail },
          { key: "concert", head: t("events.concert"), cell: (finding) => <ConcertName concertId={finding.concertId} to={adminLinks.settlements()} /> },
          {
            key: "reservation",
            head: t("reservations.reservation"),
            cell: (finding) => {
              const handle = finding.reservationId === undefined ? null : reservationHandle(finding.reservationId);
              return handle === null ? (finding.reservationId ?? "–") : <Link to={adminLinks.chain({ reservation: handle })}>{shortId(handle)}</Link>;
            },
          },
          { key: "expected", head: t("findings.expected"), numeric: true, cell: (finding) => finding.expected ?? "–" },
          { key: "found", head: t("findings.found"), numeric: true, cell: (finding) => finding.found ?? "–" },
        ]}
      />
    </AdminPage>
  );
}
