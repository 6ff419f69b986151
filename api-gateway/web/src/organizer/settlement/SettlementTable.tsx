import { useTranslation } from "react-i18next";
import type { Pages } from "../../api/pages";
import type { Money, Schemas } from "../../api/types";
import { Link } from "../../ui/Link";
import { useFormats } from "../../i18n/format";
import { bilingual } from "../../i18n/titles";
import { Badge } from "../../ui/Badge";
import type { Column } from "../../ui/DataTable";
import { PagedTable } from "../../ui/PagedTable";
import { stateKind } from "./states";

/**
 * Lists settlements with their sums.
 *
 * @param more columns that only some readers see
 * @param more columns that only some see
 */
export function SettlementTable({
  pages,
  link,
  more = [],
}: {
  pages: Pages<Schemas["Settlement"]>;
  link: (settlementId: string) => string;
  more?: Column<Schemas["Settlement"]>[];
}) {
  const { t, i18n } = useTranslation("organizer");
  const format = useFormats();
  const won = (money: Money | undefined) => (money === undefined ? "–" : format.won(money));
  return (
    <PagedTable
      caption={t("settlements.title")}
      pages={pages}
      rowKey={(settlement) => settlement.settlementId}
      empty={t("settlements.empty")}
      tone={(settlement) => (settlement.state === "HELD_BACK" ? "bad" : undefined)}
      columns={[
        {
          key: "title",
          head: t("settlements.concert"),
          cell: (settlement) => {
            const title = bilingual(settlement.title, i18n.language).main;
            // Without a statement there is nothing to open.
            return settlement.totals === undefined ? title : <Link to={link(settlement.settlementId)}>{title}</Link>;
          },
        },
        ...more,
        { key: "ended", head: t("settlements.ended"), cell: (settlement) => settlement.endedOn },
        { key: "outcome", head: t("settlements.outcome"), cell: (settlement) => t(`settlements.outcomes.${settlement.outcome}`) },
        {
          key: "state",
          head: t("settlements.state"),
          cell: (settlement) => <Badge kind={stateKind(settlement.state)}>{t(`settlements.states.${settlement.state}`)}</Badge>,
        },
        { key: "gross", head: t("sales.gross"), numeric: true, cell: ({ totals }) => won(totals?.gross) },
        { key: "refunds", head: t("sales.refunds"), numeric: true, cell: ({ totals }) => won(totals?.refunds) },
        { key: "fee", head: t("settlements.fee"), numeric: true, cell: ({ totals }) => won(totals?.fee) },
        { key: "tax", head: t("settlements.tax"), numeric: true, cell: ({ totals }) => won(totals?.tax) },
        { key: "net", head: t("settlements.payout"), numeric: true, cell: ({ totals }) => <strong>{won(totals?.net)}</strong> },
      ]}
    />
  );
}
