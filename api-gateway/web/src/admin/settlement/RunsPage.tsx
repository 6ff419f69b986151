import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, call } from "../../api/client";
import { serverNow } from "../../api/clock";
import { useIntent } from "../../api/intent";
import { usePages } from "../../api/pages";
import type { Schemas } from "../../api/types";
import { Link } from "../../ui/Link";
import { useFormats } from "../../i18n/format";
import { kstDay } from "../../i18n/kst";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { TextField } from "../../ui/Field";
import { PagedTable } from "../../ui/PagedTable";
import { AdminPage } from "../frame/AdminPage";
import styles from "../frame/Admin.module.css";
import { adminLinks } from "../links";

const REFRESH = 3_000;
const KIND = { REQUESTED: "accent", RUNNING: "accent", COMPLETED: "good", FAILED: "bad" } as const;

/** Lists the settlement runs and requests new ones. */
export default function RunsPage() {
  const { t } = useTranslation("admin");
  const format = useFormats();
  const client = useQueryClient();
  const [date, setDate] = useState(() => kstDay(serverNow()));
  const [asked, setAsked] = useState(false);
  const runs = usePages<Schemas["SettlementRun"]>(
    ["admin", "runs"],
    (cursor, signal) => call(api.GET("/api/v1/admin/settlements/runs", { params: { query: { cursor, limit: 50 } }, signal })),
    REFRESH,
  );
  const intent = useIntent("settlement-run");
  const start = useMutation({
    mutationFn: () =>
      intent.run(
        (key) => call(api.POST("/api/v1/admin/settlements/runs", { params: { header: { "Idempotency-Key": key } }, body: { date } })),
        { date },
      ),
    onSuccess: async () => {
      setAsked(false);
      await client.invalidateQueries({ queryKey: ["admin", "runs"] });
    },
  });
  const count = (value: number | null) => (value === null ? "–" : format.number(value));
  return (
    <AdminPage title={t("nav.runs")} lead={t("runs.lead")}>
      <div className={styles["filters"]}>
        <TextField label={t("runs.date")} type="date" value={date} onChange={(event) => setDate(event.target.value)} />
        <div>
          <Button kind="primary" small offBecause={date === "" ? t("runs.off") : undefined} onClick={() => setAsked(true)}>
            {t("runs.start")}
          </Button>
        </div>
      </div>
      <PagedTable
        caption={t("nav.runs")}
        pages={runs}
        rowKey={(run) => run.runId}
        empty={t("runs.empty")}
        tone={(run) => (run.state === "FAILED" || (run.heldBack ?? 0) > 0 ? "bad" : undefined)}
        columns={[
          { key: "requested", head: t("runs.requested"), cell: (run) => format.dateTime(run.requestedAt) },
          { key: "by", head: t("runs.by"), cell: (run) => run.requestedBy },
          { key: "date", head: t("runs.date"), cell: (run) => run.date },
          {
            key: "state",
            head: t("settlement.state"),
            cell: (run) => (
              <span>
                <Badge kind={KIND[run.state]}>{t(`runs.states.${run.state}`)}</Badge>
                {run.reason !== null && run.reason !== undefined && <span className="soft"> {t(`reason.${run.reason}`)}</span>}
              </span>
            ),
          },
          { key: "settled", head: t("runs.settled"), numeric: true, cell: (run) => count(run.settled) },
          {
            key: "held",
            head: t("runs.heldBack"),
            numeric: true,
            cell: (run) => ((run.heldBack ?? 0) > 0 ? <Link to={adminLinks.findings()}>{count(run.heldBack)}</Link> : count(run.heldBack)),
          },
          { key: "waiting", head: t("runs.waiting"), numeric: true, cell: (run) => count(run.waiting) },
          { key: "failed", head: t("runs.failed"), numeric: true, cell: (run) => count(run.failed) },
        ]}
      />
      <ConfirmDialog
        open={asked}
        title={t("runs.start")}
        action={t("runs.start")}
        busy={start.isPending}
        error={start.error}
        onConfirm={() => start.mutate()}
        onClose={() => setAsked(false)}
      >
        <p>{t("runs.what", { date })}</p>
      </ConfirmDialog>
    </AdminPage>
  );
}
