import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, call } from "../../api/client";
import { useFormats } from "../../i18n/format";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { DataTable } from "../../ui/DataTable";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Waiting } from "../../ui/Waiting";
import { AdminPage } from "../frame/AdminPage";

const KEYS = ["admin", "signing-keys"] as const;
const KIND = { PUBLISHED: "accent", SIGNING: "good", VERIFYING: "warn", RETIRED: "plain" } as const;

/** Lists the signing keys of tokens. */
export default function KeysPage() {
  const { t } = useTranslation("admin");
  const format = useFormats();
  const client = useQueryClient();
  const [asked, setAsked] = useState(false);
  const keys = useQuery({ queryKey: KEYS, queryFn: ({ signal }) => call(api.GET("/api/v1/admin/signing-keys", { signal })) });
  const add = useMutation({
    mutationFn: () => call(api.POST("/api/v1/admin/signing-keys")),
    onSuccess: async () => {
      setAsked(false);
      await client.invalidateQueries({ queryKey: KEYS });
    },
  });
  const pending = keys.data?.items.some((key) => key.state === "PUBLISHED") === true;
  return (
    <AdminPage title={t("nav.keys")} lead={t("signing.lead")}>
      <p>
        <Button small offBecause={pending ? t("signing.off") : undefined} onClick={() => setAsked(true)}>
          {t("signing.add")}
        </Button>
      </p>
      {keys.error !== null && <ProblemNotice error={keys.error} retry={() => void keys.refetch()} />}
      {keys.isPending && <Waiting lines={3} />}
      {keys.data !== undefined && (
        <DataTable
          caption={t("nav.keys")}
          rows={[...keys.data.items].reverse()}
          rowKey={(key) => key.keyId}
          empty="–"
          columns={[
            { key: "id", head: "kid", cell: (key) => <code>{key.keyId}</code> },
            { key: "state", head: t("settlement.state"), cell: (key) => <Badge kind={KIND[key.state]}>{t(`signing.states.${key.state}`)}</Badge> },
            { key: "created", head: t("signing.created"), cell: (key) => format.dateTime(key.createdAt) },
            { key: "from", head: t("signing.signsFrom"), cell: (key) => (key.signsFrom ? format.dateTime(key.signsFrom) : "–") },
            { key: "until", head: t("signing.verifiesUntil"), cell: (key) => (key.verifiesUntil ? format.dateTime(key.verifiesUntil) : "–") },
          ]}
        />
      )}
      <ConfirmDialog
        open={asked}
        title={t("signing.add")}
        action={t("signing.add")}
        busy={add.isPending}
        error={add.error}
        onConfirm={() => add.mutate()}
        onClose={() => setAsked(false)}
      >
        <p>{t("signing.what")}</p>
      </ConfirmDialog>
    </AdminPage>
  );
}
