import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { api, call } from "../../api/client";
import { serverNow } from "../../api/clock";
import type { Schemas } from "../../api/types";
import { useFormats } from "../../i18n/format";
import { kstDay } from "../../i18n/kst";
import { bilingual } from "../../i18n/titles";
import { Button } from "../../ui/Button";
import { classes } from "../../ui/classes";
import { DataTable } from "../../ui/DataTable";
import { TextField } from "../../ui/Field";
import { Figures } from "../../ui/Figures";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Waiting } from "../../ui/Waiting";
import { AdminPage } from "../frame/AdminPage";
import styles from "../frame/Admin.module.css";
import { TERMS_START, toTerms } from "./terms";
import { TermsFields } from "./TermsFields";
import { concertRows, organizerRows, totalOf, type DifferenceRow } from "./whatIf";

const DAY = 86_400_000;

/** Compares past concerts with other rules. Nothing is stored. */
export default function WhatIfPage() {
  const { t } = useTranslation("admin");
  const [fields, setFields] = useState(TERMS_START);
  const [from, setFrom] = useState(() => kstDay(serverNow() - 30 * DAY));
  const [to, setTo] = useState(() => kstDay(serverNow()));
  const [organizerId, setOrganizerId] = useState("");
  const terms = toTerms(fields);
  const compare = useMutation({
    mutationFn: (body: Schemas["RuleComparisonRequest"]) => call(api.POST("/api/v1/admin/settlements/what-if", { body })),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (terms !== null && !compare.isPending) {
      compare.mutate({ from, to, terms, organizerId: organizerId.trim() || null });
    }
  };
  return (
    <AdminPage title={t("nav.whatIf")} lead={t("whatIf.lead")}>
      <form className={styles["box"]} onSubmit={submit}>
        <div className={styles["form"]}>
          <TextField label={t("settlement.endedFrom")} type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
          <TextField label={t("settlement.endedTo")} type="date" value={to} onChange={(event) => setTo(event.target.value)} />
          <TextField
            label={t("settlement.organizer")}
            hint={t("rules.emptyForAll")}
            value={organizerId}
            onChange={(event) => setOrganizerId(event.target.value)}
          />
        </div>
        <TermsFields value={fields} onChange={setFields} />
        <div>
          <Button type="submit" kind="primary" busy={compare.isPending} offBecause={terms === null ? t("terms.off") : undefined}>
            {t("whatIf.compare")}
          </Button>
        </div>
      </form>
      {compare.isPending && <Waiting lines={4} />}
      {compare.error !== null && <ProblemNotice error={compare.error} />}
      {compare.data !== undefined && <Result comparison={compare.data} />}
    </AdminPage>
  );
}

function Result({ comparison }: { comparison: Schemas["RuleComparison"] }) {
  const { t } = useTranslation("admin");
  const format = useFormats();
  const concerts = concertRows(comparison);
  const total = totalOf(concerts);
  return (
    <>
      <Figures
        label={t("whatIf.result")}
        figures={[
          { key: "concerts", label: t("whatIf.concerts"), value: format.number(total.concerts) },
          { key: "actual", label: t("whatIf.netActual"), value: format.won(total.net.actual) },
          { key: "other", label: t("whatIf.netWhatIf"), value: format.won(total.net.whatIf) },
          {
            key: "difference",
            label: t("whatIf.difference"),
            value: <Difference amount={total.difference} />,
            note: t("whatIf.differenceNote"),
          },
        ]}
      />
      <DifferenceTable title={t("whatIf.byOrganizer")} rows={organizerRows(comparison)} first={t("settlement.organizer")} />
      <DifferenceTable title={t("whatIf.byConcert")} rows={concerts} first={t("events.concert")} />
    </>
  );
}

function DifferenceTable({ title, rows, first }: { title: string; rows: DifferenceRow[]; first: string }) {
  const { t, i18n } = useTranslation("admin");
  const format = useFormats();
  const pair = (name: "fee" | "tax" | "net") => ({
    key: name,
    head: t(`totals.${name}`),
    numeric: true,
    cell: (row: DifferenceRow) => (
      <span>
        {format.won(row[name].actual)} → {format.won(row[name].whatIf)}
      </span>
    ),
  });
  return (
    <section className={styles["part"]}>
      <h2>{title}</h2>
      <DataTable
        caption={title}
        rows={rows}
        rowKey={(row) => row.key}
        empty={t("whatIf.empty")}
        columns={[
          { key: "title", head: first, cell: (row) => <strong>{bilingual(row.title, i18n.language).main}</strong> },
          { key: "concerts", head: t("whatIf.concerts"), numeric: true, cell: (row) => format.number(row.concerts) },
          pair("fee"),
          pair("tax"),
          pair("net"),
          { key: "difference", head: t("whatIf.difference"), numeric: true, cell: (row) => <Difference amount={row.difference} /> },
          { key: "unfinished", head: t("whatIf.unfinished"), numeric: true, cell: (row) => format.number(row.unfinished) },
        ]}
      />
    </section>
  );
}

function Difference({ amount }: { amount: number }) {
  const format = useFormats();
  const sign = amount > 0 ? "+" : amount < 0 ? "−" : "±";
  return (
    <span className={classes(amount > 0 && styles["plus"], amount < 0 && styles["minus"])}>
      {sign}
      {format.won(Math.abs(amount))}
    </span>
  );
}
