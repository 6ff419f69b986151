import { useTranslation } from "react-i18next";
import { api, call } from "../../api/client";
import { usePages } from "../../api/pages";
import type { Schemas } from "../../api/types";
import { Link } from "../../ui/Link";
import { useFormats } from "../../i18n/format";
import { PagedTable } from "../../ui/PagedTable";
import { AdminPage } from "../frame/AdminPage";
import { Filters, useFilters } from "../frame/Filters";
import { adminLinks } from "../links";

const SUMS = ["gross", "refunds", "fee", "tax", "net"] as const;

/** Lists the totals of settlements by day and organizer. */
export default function TotalsPage() {
  const { t } = useTranslation("admin");
  const format = useFormats();
  const value = useFilters();
  const query = { from: value("from"), to: value("to") };
  const totals = usePages<Schemas["DayTotals"]>(["admin", "totals", query], (cursor, signal) =>
    call(api.GET("/api/v1/admin/settlements/totals", { params: { query: { ...query, cursor, limit: 50 } }, signal })),
  );
  return (
    <AdminPage title={t("nav.totals")} lead={t("totals.lead")}>
      <Filters
        filters={[
          { name: "from", label: t("settlement.endedFrom"), kind: "day" },
          { name: "to", label: t("settlement.endedTo"), kind: "day" },
        ]}
      />
      <PagedTable
        caption={t("nav.totals")}
        pages={totals}
        rowKey={(day) => `${day.day} ${day.organizerId}`}
        empty={t("totals.empty")}
        columns={[
          { key: "day", head: t("totals.day"), cell: (day) => <Link to={adminLinks.settlements({ from: day.day, to: day.day })}>{day.day}</Link> },
          { key: "organizer", head: t("settlement.organizer"), cell: (day) => day.organizerId },
          { key: "count", head: t("totals.settlements"), numeric: true, cell: (day) => format.number(day.settlements) },
          ...SUMS.map((name) => ({
            key: name,
            head: t(`totals.${name}`),
            numeric: true,
            cell: (day: Schemas["DayTotals"]) => format.won(day.totals[name]),
          })),
        ]}
      />
    </AdminPage>
  );
}
