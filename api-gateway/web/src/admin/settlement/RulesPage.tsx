import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, call } from "../../api/client";
import { useIntent } from "../../api/intent";
import { usePages } from "../../api/pages";
import type { Schemas } from "../../api/types";
import { useFormats } from "../../i18n/format";
import { kstDay } from "../../i18n/kst";
import { serverNow } from "../../api/clock";
import { Button } from "../../ui/Button";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { TextField } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { PagedTable } from "../../ui/PagedTable";
import { AdminPage } from "../frame/AdminPage";
import styles from "../frame/Admin.module.css";
import { shareText, TERMS_START, toTerms } from "./terms";
import { TermsFields } from "./TermsFields";

/** Lists the rules of settlement. New ones are added; none is ever changed. */
export default function RulesPage() {
  const { t } = useTranslation("admin");
  const format = useFormats();
  const rules = usePages<Schemas["SettlementRule"]>(["admin", "rules"], (cursor, signal) =>
    call(api.GET("/api/v1/admin/settlements/rules", { params: { query: { cursor, limit: 50 } }, signal })),
  );
  return (
    <AdminPage title={t("nav.rules")} lead={t("rules.lead")}>
      <NewRules />
      <PagedTable
        caption={t("nav.rules")}
        pages={rules}
        rowKey={(rule) => rule.version}
        empty={t("rules.empty")}
        columns={[
          { key: "version", head: t("rules.version"), numeric: true, cell: (rule) => rule.version },
          { key: "from", head: t("rules.validFrom"), cell: (rule) => rule.validFrom },
          { key: "organizer", head: t("settlement.organizer"), cell: (rule) => rule.organizerId ?? t("rules.everybody") },
          { key: "fee", head: t("terms.fee"), numeric: true, cell: (rule) => shareText(rule.terms.fee, format.won) },
          { key: "late", head: t("terms.lateRefund"), numeric: true, cell: (rule) => shareText(rule.terms.lateRefund, format.won) },
          { key: "tax", head: t("terms.tax"), numeric: true, cell: (rule) => shareText(rule.terms.tax, format.won) },
        ]}
      />
    </AdminPage>
  );
}

function NewRules() {
  const { t } = useTranslation("admin");
  const client = useQueryClient();
  const [fields, setFields] = useState(TERMS_START);
  const [organizerId, setOrganizerId] = useState("");
  const [validFrom, setValidFrom] = useState(() => kstDay(serverNow() + 86_400_000));
  const [asked, setAsked] = useState(false);
  const terms = toTerms(fields);
  const intent = useIntent("settlement-rules");
  const add = useMutation({
    mutationFn: (body: Schemas["SettlementRuleRequest"]) =>
      intent.run(
        (key) => call(api.POST("/api/v1/admin/settlements/rules", { params: { header: { "Idempotency-Key": key } }, body })),
        body,
      ),
    onSuccess: async () => {
      setAsked(false);
      await client.invalidateQueries({ queryKey: ["admin", "rules"] });
    },
  });
  return (
    <details className={styles["box"]}>
      <summary>{t("rules.new")}</summary>
      <div className={styles["part"]}>
        <div className={styles["form"]}>
          <TextField label={t("rules.validFrom")} type="date" value={validFrom} onChange={(event) => setValidFrom(event.target.value)} />
          <TextField
            label={t("settlement.organizer")}
            hint={t("rules.emptyForAll")}
            value={organizerId}
            onChange={(event) => setOrganizerId(event.target.value)}
          />
        </div>
        <TermsFields value={fields} onChange={setFields} />
        {add.isSuccess && <Notice kind="good" title={t("rules.added", { version: add.data.version })} />}
        <div>
          <Button kind="primary" small offBecause={terms === null || validFrom === "" ? t("terms.off") : undefined} onClick={() => setAsked(true)}>
            {t("rules.add")}
          </Button>
        </div>
      </div>
      <ConfirmDialog
        open={asked}
        danger
        title={t("rules.add")}
        action={t("rules.add")}
        busy={add.isPending}
        error={add.error}
        onConfirm={() => terms !== null && add.mutate({ terms, validFrom, organizerId: organizerId.trim() || null })}
        onClose={() => setAsked(false)}
      >
        <p>{t("rules.what", { day: validFrom, organizer: organizerId.trim() || t("rules.everybody") })}</p>
      </ConfirmDialog>
    </details>
  );
}
