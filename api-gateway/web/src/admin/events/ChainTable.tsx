import { useTranslation } from "react-i18next";
import { useFormats } from "../../i18n/format";
import { Badge } from "../../ui/Badge";
import { DataTable } from "../../ui/DataTable";
import styles from "../frame/Admin.module.css";
import { durationText, type Chain } from "./chain";
import { shortAggregate } from "./identifiers";

/** Lists the events of a chain in order. */
export function ChainTable({ chain, marked }: { chain: Chain; marked: string | null }) {
  const { t } = useTranslation("admin");
  const format = useFormats();
  return (
    <DataTable
      caption={t("chain.events")}
      rows={chain.steps}
      rowKey={(step) => step.event.eventId}
      empty={t("chain.none")}
      tone={(step) => (step.event.eventId === marked ? "on" : step.compensation ? "warn" : undefined)}
      columns={[
        { key: "after", head: t("chain.after"), numeric: true, cell: (step) => (step.after === 0 ? "0" : `+${durationText(step.after)}`) },
        { key: "since", head: t("chain.since"), numeric: true, cell: (step) => (step.since === 0 ? "–" : durationText(step.since)) },
        { key: "lane", head: t("chain.service"), cell: (step) => t(`chain.lane.${step.lane}`) },
        {
          key: "type",
          head: t("events.type"),
          cell: (step) => (
            <details>
              <summary>
                <strong>{step.event.type}</strong> {step.compensation && <Badge kind="warn">{t("chain.undoes")}</Badge>}
              </summary>
              <pre className={styles["payload"]} tabIndex={0}>{JSON.stringify({ payload: step.event.payload, metadata: step.event.metadata }, null, 2)}</pre>
            </details>
          ),
        },
        {
          key: "aggregate",
          head: t("events.aggregate"),
          cell: (step) => <span title={step.event.aggregate}>{shortAggregate(step.event.aggregate)}</span>,
        },
        { key: "index", head: t("events.index"), numeric: true, cell: (step) => format.number(step.event.globalIndex) },
        { key: "at", head: t("events.at"), cell: (step) => `${format.day(step.event.at)} ${format.clock(Date.parse(step.event.at))}` },
      ]}
    />
  );
}
