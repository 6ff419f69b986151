import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, call } from "../../api/client";
import { usePages } from "../../api/pages";
import type { Schemas } from "../../api/types";
import { Link } from "../../ui/Link";
import { useFormats } from "../../i18n/format";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { SelectField } from "../../ui/Field";
import { PagedTable } from "../../ui/PagedTable";
import { AdminPage } from "../frame/AdminPage";
import { Filters, useFilters } from "../frame/Filters";
import { shortId } from "../events/identifiers";
import { adminLinks } from "../links";

type TopUp = Schemas["AdminTopUp"];

const STATUSES: readonly TopUp["status"][] = ["REQUESTED", "READY", "APPROVING", "CREDITED", "FAILED", "CANCELLED", "EXPIRED"];
const KIND = {
  REQUESTED: "accent",
  READY: "accent",
  APPROVING: "accent",
  CREDITED: "good",
  FAILED: "bad",
  CANCELLED: "plain",
  EXPIRED: "plain",
} as const satisfies Record<TopUp["status"], string>;
const REASONS = ["REQUESTED_BY_FAN", "MISTAKE", "FRAUD", "OTHER"] as const;

/** Lists all top-ups. A credited one can be refunded. */
export default function TopUpsPage() {
  const { t } = useTranslation("admin");
  const format = useFormats();
  const value = useFilters();
  const [refunding, setRefunding] = useState<TopUp | null>(null);
  const query = {
    status: STATUSES.find((status) => status === value("status")),
    account: value("account"),
    from: value("from"),
    to: value("to"),
  };
  const topUps = usePages<TopUp>(["admin", "top-ups", query], (cursor, signal) =>
    call(api.GET("/api/v1/admin/top-ups", { params: { query: { ...query, cursor, limit: 50 } }, signal })),
  );
  return (
    <AdminPage title={t("nav.topUps")} lead={t("topUps.lead")}>
      <Filters
        filters={[
          {
            name: "status",
            label: t("topUps.status"),
            kind: "choice",
            all: t("filters.all"),
            options: STATUSES.map((status) => ({ value: status, text: t(`topUps.states.${status}`) })),
          },
          { name: "account", label: t("topUps.account"), kind: "text" },
          { name: "from", label: t("filters.from"), kind: "instant" },
          { name: "to", label: t("filters.to"), kind: "instant" },
        ]}
      />
      <PagedTable
        caption={t("nav.topUps")}
        pages={topUps}
        rowKey={(topUp) => topUp.topUpId}
        empty={t("topUps.empty")}
        columns={[
          { key: "at", head: t("topUps.requested"), cell: (topUp) => format.dateTime(topUp.requestedAt) },
          {
            key: "id",
            head: t("topUps.topUp"),
            cell: (topUp) => (
              <Link to={adminLinks.events({ aggregate: `top-up/${topUp.topUpId.replace(".", "/")}` })}>{shortId(topUp.topUpId)}</Link>
            ),
          },
          { key: "account", head: t("topUps.account"), cell: (topUp) => <Link to={adminLinks.account(topUp.accountId)}>{topUp.accountId}</Link> },
          { key: "amount", head: t("topUps.amount"), numeric: true, cell: (topUp) => format.won(topUp.amount) },
          {
            key: "status",
            head: t("topUps.status"),
            cell: (topUp) => (
              <span>
                <Badge kind={KIND[topUp.status]}>{t(`topUps.states.${topUp.status}`)}</Badge>
                {topUp.reason && <span className="soft"> {t(`topUps.reasons.${topUp.reason}`)}</span>}
              </span>
            ),
          },
          { key: "tid", head: t("topUps.tid"), cell: (topUp) => topUp.tid ?? "–" },
          {
            key: "refund",
            head: t("letters.action"),
            cell: (topUp) =>
              topUp.status === "CREDITED" && topUp.reason !== "REFUNDED" && topUp.reason !== "REFUND_REQUESTED" ? (
                <Button small kind="danger" aria-label={t("topUps.refundNamed", { id: shortId(topUp.topUpId) })} onClick={() => setRefunding(topUp)}>
                  {t("topUps.refund")}
                </Button>
              ) : (
                "–"
              ),
          },
        ]}
      />
      <RefundDialog topUp={refunding} onClose={() => setRefunding(null)} />
    </AdminPage>
  );
}

function RefundDialog({ topUp, onClose }: { topUp: TopUp | null; onClose: () => void }) {
  const { t } = useTranslation("admin");
  const format = useFormats();
  const client = useQueryClient();
  const [reason, setReason] = useState<(typeof REASONS)[number]>("REQUESTED_BY_FAN");
  const refund = useMutation({
    mutationFn: (topUpId: string) =>
      call(api.POST("/api/v1/admin/top-ups/{topUpId}/refund", { params: { path: { topUpId } }, body: { reason } })),
    onSuccess: async () => {
      onClose();
      await client.invalidateQueries({ queryKey: ["admin", "top-ups"] });
    },
  });
  return (
    <ConfirmDialog
      open={topUp !== null}
      danger
      title={t("topUps.refundTitle")}
      action={t("topUps.refund")}
      busy={refund.isPending}
      error={refund.error}
      onConfirm={() => topUp !== null && refund.mutate(topUp.topUpId)}
      onClose={() => (refund.reset(), onClose())}
    >
      <p>{t("topUps.refundWhat", { amount: topUp === null ? "" : format.won(topUp.amount), account: topUp?.accountId ?? "" })}</p>
      <SelectField
        label={t("topUps.reason")}
        value={reason}
        onChange={(event) => setReason(REASONS.find((one) => one === event.target.value) ?? "OTHER")}
      >
        {REASONS.map((one) => (
          <option key={one} value={one}>
            {t(`topUps.refundReasons.${one}`)}
          </option>
        ))}
      </SelectField>
    </ConfirmDialog>
  );
}
