import { useMutation, type UseQueryResult } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/types";
import { useFormats } from "../../i18n/format";
import { Button } from "../../ui/Button";
import { CopyText } from "../../ui/CopyText";
import { DataTable } from "../../ui/DataTable";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Waiting } from "../../ui/Waiting";
import { download, FORMS } from "./download";
import styles from "./Statement.module.css";

const LINES_SHOWN = 100;

/**
 * Shows a statement: the calculation from the payments to the payout, its events and rules, its lines and its
 * documents.
 */
export function StatementView({ query, path }: { query: UseQueryResult<Schemas["Statement"]>; path: string }) {
  const { t } = useTranslation("organizer");
  const format = useFormats();
  const [shown, setShown] = useState(LINES_SHOWN);
  const save = useMutation({ mutationFn: (form: keyof typeof FORMS) => download(path, form) });
  if (query.data === undefined) {
    return query.error === null ? <Waiting lines={8} /> : <ProblemNotice error={query.error} retry={() => void query.refetch()} />;
  }
  const { totals, events, rulesVersion, lines, lineCount, concert } = query.data;
  const steps = [
    { key: "gross", sign: "", money: totals.gross },
    { key: "refunds", sign: "−", money: totals.refunds },
    { key: "fee", sign: "−", money: totals.fee },
    { key: "tax", sign: "−", money: totals.tax },
    { key: "net", sign: "=", money: totals.net },
  ];
  return (
    <>
      <div className={styles["downloads"]}>
        {(Object.keys(FORMS) as (keyof typeof FORMS)[]).map((form) => (
          <Button key={form} small busy={save.isPending && save.variables === form} onClick={() => save.mutate(form)}>
            {t("statement.download", { form: form.toUpperCase() })}
          </Button>
        ))}
      </div>
      {save.error !== null && <ProblemNotice error={save.error} />}
      <dl className={styles["steps"]}>
        {steps.map((step) => (
          <div key={step.key} className={step.key === "net" ? styles["net"] : styles["step"]}>
            <dt>
              <span aria-hidden="true">{step.sign}</span> {t(`statement.${step.key}`)}
            </dt>
            <dd>{format.won(step.money)}</dd>
          </div>
        ))}
      </dl>
      <dl className={styles["facts"]}>
        <dt>{t("statement.closedAt")}</dt>
        <dd>{format.dateTime(concert.closedAt)}</dd>
        <dt>{t("statement.rules")}</dt>
        <dd>{rulesVersion}</dd>
        <dt>{t("statement.events")}</dt>
        <dd>{t("statement.eventRange", { count: events.count, first: events.firstIndex, last: events.lastIndex })}</dd>
        <dt>SHA-256</dt>
        <dd>
          <CopyText text={events.sha256} />
        </dd>
      </dl>
      <h2 className={styles["title"]}>{t("statement.lines", { count: lineCount })}</h2>
      <DataTable
        caption={t("statement.lines", { count: lineCount })}
        rows={lines.slice(0, shown)}
        rowKey={(line) => `${line.reservationId}${line.kind}${line.at}`}
        empty={t("statement.noLines")}
        columns={[
          { key: "at", head: t("statement.at"), cell: (line) => format.dateTime(line.at) },
          { key: "kind", head: t("statement.kind"), cell: (line) => t(`statement.kinds.${line.kind}`, { defaultValue: line.kind }) },
          { key: "seats", head: t("statement.seats"), cell: (line) => line.seats.join(", ") },
          { key: "reservation", head: t("statement.reservation"), cell: (line) => <CopyText text={line.reservationId} short={`…${line.reservationId.slice(-8)}`} /> },
          { key: "amount", head: t("statement.amount"), numeric: true, cell: (line) => format.won(line.amount) },
        ]}
      />
      {lines.length > shown && (
        <p>
          <Button small onClick={() => setShown(shown + LINES_SHOWN)}>
            {t("more", { ns: "app" })}
          </Button>
        </p>
      )}
    </>
  );
}
