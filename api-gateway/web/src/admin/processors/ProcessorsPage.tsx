import { useTranslation } from "react-i18next";
import { Link } from "../../ui/Link";
import { useFormats } from "../../i18n/format";
import { Badge } from "../../ui/Badge";
import { DataTable } from "../../ui/DataTable";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Waiting } from "../../ui/Waiting";
import { AdminPage } from "../frame/AdminPage";
import styles from "../frame/Admin.module.css";
import { adminLinks } from "../links";
import { PROCESSOR_KIND, secondsText, useProcessors } from "./processors";

/** Lists the event processors of the process that answers. Those that need attention come first. */
export default function ProcessorsPage() {
  const { t } = useTranslation("admin");
  const format = useFormats();
  const { query, progress } = useProcessors();
  const items = [...(query.data?.items ?? [])].sort(
    (a, b) => Number(b.error) - Number(a.error) || b.deadLetters - a.deadLetters || b.lag - a.lag || a.name.localeCompare(b.name),
  );
  return (
    <AdminPage title={t("nav.processors")} lead={t("processors.lead")}>
      {query.error !== null && query.data === undefined && <ProblemNotice error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Waiting lines={8} />}
      {query.data !== undefined && (
        <DataTable
          caption={t("nav.processors")}
          rows={items}
          rowKey={(processor) => processor.name}
          empty={t("processors.empty")}
          tone={(processor) => (processor.error || processor.deadLetters > 0 ? "bad" : processor.replaying ? "warn" : undefined)}
          columns={[
            { key: "name", head: t("processors.name"), cell: (one) => <Link to={adminLinks.processor(one.name)}>{one.name}</Link> },
            {
              key: "state",
              head: t("processors.state"),
              cell: (one) => (
                <span>
                  <Badge kind={PROCESSOR_KIND[one.state]}>{t(`processors.states.${one.state}`)}</Badge>
                  {one.reason && <span className="soft"> {t(`reason.${one.reason}`)}</span>}
                </span>
              ),
            },
            { key: "lag", head: t("processors.lag"), numeric: true, cell: (one) => format.number(one.lag) },
            { key: "left", head: t("processors.left"), numeric: true, cell: (one) => secondsText(progress(one.name).secondsLeft, t) },
            {
              key: "speed",
              head: t("processors.speed"),
              numeric: true,
              cell: (one) => {
                const { perSecond } = progress(one.name);
                return perSecond === null ? "–" : format.number(Math.round(perSecond));
              },
            },
            {
              key: "progress",
              head: t("processors.progress"),
              cell: (one) =>
                one.replaying ? (
                  <span className={styles["row"]}>
                    <progress className={styles["progress"]} max={1} value={progress(one.name).share} aria-label={t("processors.replaying")} />
                    {format.percent(progress(one.name).share)}
                  </span>
                ) : (
                  `${one.position === undefined ? "–" : format.number(one.position)} / ${format.number(one.head)}`
                ),
            },
            {
              key: "letters",
              head: t("processors.deadLetters"),
              numeric: true,
              cell: (one) => (one.deadLetters === 0 ? "0" : <Link to={adminLinks.processor(one.name)}>{format.number(one.deadLetters)}</Link>),
            },
          ]}
        />
      )}
    </AdminPage>
  );
}
