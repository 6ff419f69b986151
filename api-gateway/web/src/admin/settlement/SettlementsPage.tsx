import { useTranslation } from "react-i18next";
import { api, call } from "../../api/client";
import { usePages } from "../../api/pages";
import type { Schemas } from "../../api/types";
import { Link } from "../../ui/Link";
import { SettlementTable } from "../../organizer/settlement/SettlementTable";
import { SETTLEMENT_STATES } from "../../organizer/settlement/states";
import { AdminPage } from "../frame/AdminPage";
import { Filters, useFilters } from "../frame/Filters";
import { adminLinks } from "../links";

/** Lists all settlements. */
export default function SettlementsPage() {
  const { t } = useTranslation(["admin", "organizer"]);
  const value = useFilters();
  const query = {
    organizerId: value("organizerId"),
    state: SETTLEMENT_STATES.find((state) => state === value("state")),
    from: value("from"),
    to: value("to"),
  };
  const settlements = usePages<Schemas["Settlement"]>(["admin", "settlements", query], (cursor, signal) =>
    call(api.GET("/api/v1/admin/settlements", { params: { query: { ...query, cursor, limit: 50 } }, signal })),
  );
  return (
    <AdminPage title={t("nav.settlements")} lead={t("settlement.lead")}>
      <Filters
        filters={[
          { name: "organizerId", label: t("settlement.organizer"), kind: "text" },
          {
            name: "state",
            label: t("settlement.state"),
            kind: "choice",
            all: t("filters.all"),
            options: SETTLEMENT_STATES.map((state) => ({ value: state, text: t(`settlements.states.${state}`, { ns: "organizer" }) })),
          },
          { name: "from", label: t("settlement.endedFrom"), kind: "day" },
          { name: "to", label: t("settlement.endedTo"), kind: "day" },
        ]}
      />
      <SettlementTable
        pages={settlements}
        link={adminLinks.settlement}
        more={[
          {
            key: "organizer",
            head: t("settlement.organizer"),
            cell: (one) => <Link to={adminLinks.settlements({ organizerId: one.organizerId })}>{one.organizerId}</Link>,
          },
        ]}
      />
    </AdminPage>
  );
}
