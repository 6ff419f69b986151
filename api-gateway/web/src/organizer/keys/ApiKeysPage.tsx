import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { api, call } from "../../api/client";
import type { Schemas } from "../../api/types";
import { useFormats } from "../../i18n/format";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { CopyText } from "../../ui/CopyText";
import { DataTable } from "../../ui/DataTable";
import { Dialog } from "../../ui/Dialog";
import { TextField } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Waiting } from "../../ui/Waiting";
import { OrganizerPage } from "../OrganizerPage";
import styles from "./Keys.module.css";

const KEYS = ["organizer", "api-keys"] as const;
const SCOPES = ["concerts:read", "concerts:write", "sales:read", "settlements:read"] as const;

/** Lists the API keys of the organizer's programs. The secret of a key is shown once. */
export default function ApiKeysPage() {
  const { t } = useTranslation("organizer");
  const format = useFormats();
  const client = useQueryClient();
  const [revoking, setRevoking] = useState<Schemas["ApiKey"] | null>(null);
  const keys = useQuery({
    queryKey: KEYS,
    queryFn: ({ signal }) => call(api.GET("/api/v1/organizer/api-keys", { signal })),
  });
  const revoke = useMutation({
    mutationFn: (keyId: string) => call(api.DELETE("/api/v1/organizer/api-keys/{keyId}", { params: { path: { keyId } } })),
    onSuccess: async () => {
      setRevoking(null);
      await client.invalidateQueries({ queryKey: KEYS });
    },
  });
  return (
    <OrganizerPage title={t("keys.title")} lead={t("keys.lead")}>
      <NewKey />
      {keys.error !== null && <ProblemNotice error={keys.error} retry={() => void keys.refetch()} />}
      {keys.isPending && <Waiting lines={4} />}
      {keys.data !== undefined && (
        <DataTable
          caption={t("keys.title")}
          rows={keys.data.items}
          rowKey={(key) => key.keyId}
          empty={t("keys.empty")}
          columns={[
            { key: "name", head: t("keys.name"), cell: (key) => <strong>{key.name}</strong> },
            { key: "id", head: t("keys.id"), cell: (key) => <CopyText text={key.keyId} /> },
            {
              key: "scopes",
              head: t("keys.scopes"),
              cell: (key) => (
                <span className={styles["badges"]}>
                  {key.scopes.map((scope) => (
                    <Badge key={scope}>{scope}</Badge>
                  ))}
                </span>
              ),
            },
            { key: "created", head: t("keys.created"), cell: (key) => format.dateTime(key.createdAt) },
            {
              key: "used",
              head: t("keys.used"),
              cell: (key) => (key.lastUsedAt ? format.dateTime(key.lastUsedAt) : t("keys.never")),
            },
            {
              key: "revoke",
              head: t("keys.action"),
              cell: (key) => (
                <Button small kind="danger" aria-label={t("keys.revokeNamed", { name: key.name })} onClick={() => setRevoking(key)}>
                  {t("keys.revoke")}
                </Button>
              ),
            },
          ]}
        />
      )}
      <ConfirmDialog
        open={revoking !== null}
        danger
        title={t("keys.revokeTitle", { name: revoking?.name ?? "" })}
        action={t("keys.revoke")}
        busy={revoke.isPending}
        error={revoke.error}
        onConfirm={() => revoking !== null && revoke.mutate(revoking.keyId)}
        onClose={() => setRevoking(null)}
      >
        <p>{t("keys.revokeWhat")}</p>
      </ConfirmDialog>
    </OrganizerPage>
  );
}

function NewKey() {
  const { t } = useTranslation("organizer");
  const client = useQueryClient();
  const [made, setMade] = useState<Schemas["NewApiKey"] | null>(null);
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<readonly string[]>(["concerts:read"]);
  const create = useMutation({
    mutationFn: () => call(api.POST("/api/v1/organizer/api-keys", { body: { name: name.trim(), scopes: [...scopes] } })),
    onSuccess: async (key) => {
      setMade(key);
      setName("");
      await client.invalidateQueries({ queryKey: KEYS });
    },
    // The secret is kept in the dialog only.
    gcTime: 0,
  });
  const off = name.trim() === "" ? t("keys.offName") : scopes.length === 0 ? t("keys.offScopes") : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (off === undefined && !create.isPending) {
      create.mutate();
    }
  };
  return (
    <form className={styles["form"]} onSubmit={submit}>
      <h2>{t("keys.new")}</h2>
      <TextField label={t("keys.name")} hint={t("keys.nameHint")} maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
      <fieldset className={styles["scopes"]}>
        <legend>{t("keys.scopes")}</legend>
        {SCOPES.map((scope) => (
          <label key={scope}>
            <input
              type="checkbox"
              checked={scopes.includes(scope)}
              onChange={(event) =>
                setScopes(event.target.checked ? [...scopes, scope] : scopes.filter((other) => other !== scope))
              }
            />
            <span>
              <code>{scope}</code> {t(`keys.scope.${scope.replace(":", "_")}`)}
            </span>
          </label>
        ))}
      </fieldset>
      {create.error !== null && <ProblemNotice error={create.error} />}
      <div>
        <Button type="submit" kind="primary" busy={create.isPending} offBecause={off}>
          {t("keys.create")}
        </Button>
      </div>
      <Dialog
        open={made !== null}
        title={t("keys.madeTitle", { name: made?.name ?? "" })}
        actions={
          <Button kind="primary" onClick={() => (setMade(null), create.reset())}>
            {t("keys.kept")}
          </Button>
        }
      >
        <Notice kind="warn" title={t("keys.once")} />
        <dl className={styles["made"]}>
          <dt>client_id</dt>
          <dd>
            <CopyText text={made?.keyId ?? ""} />
          </dd>
          <dt>client_secret</dt>
          <dd>
            <CopyText text={made?.secret ?? ""} />
          </dd>
        </dl>
      </Dialog>
    </form>
  );
}
