import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, call } from "../../api/client";
import type { Schemas } from "../../api/types";
import { Button } from "../../ui/Button";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { TextArea } from "../../ui/Field";
import styles from "../frame/Admin.module.css";

/** Locks an account, with a reason for other admins, or unlocks it. */
export function Locking({ account }: { account: Schemas["Account"] }) {
  const { t } = useTranslation("admin");
  const client = useQueryClient();
  const { accountId } = account;
  const locked = account.status === "LOCKED";
  const [asked, setAsked] = useState(false);
  const [reason, setReason] = useState("");
  const change = useMutation({
    mutationFn: () => {
      const params = { path: { accountId } };
      return locked
        ? call(api.POST("/api/v1/admin/accounts/{accountId}/unlock", { params }))
        : call(api.POST("/api/v1/admin/accounts/{accountId}/lock", { params, body: { reason: reason.trim() } }));
    },
    onSuccess: async (changed) => {
      setAsked(false);
      setReason("");
      client.setQueryData(["admin", "account", accountId], changed);
      await client.invalidateQueries({ queryKey: ["admin", "accounts"] });
    },
  });
  const act = locked ? "unlock" : "lock";
  return (
    <section className={styles["box"]}>
      <h2>{t(`accounts.${act}.title`)}</h2>
      <p>{t(`accounts.${act}.lead`)}</p>
      <p>
        <Button kind={locked ? "plain" : "danger"} onClick={() => setAsked(true)}>
          {t(`accounts.${act}.action`)}
        </Button>
      </p>
      <ConfirmDialog
        open={asked}
        danger={!locked}
        title={t(`accounts.${act}.ask`, { account: accountId })}
        action={t(`accounts.${act}.action`)}
        busy={change.isPending}
        error={change.error}
        offBecause={!locked && reason.trim() === "" ? t("accounts.lock.off") : undefined}
        onConfirm={() => change.mutate()}
        onClose={() => setAsked(false)}
      >
        <p>{t(`accounts.${act}.what`)}</p>
        {!locked && (
          <TextArea
            label={t("accounts.lock.reason")}
            hint={t("accounts.lock.reasonHint")}
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </ConfirmDialog>
    </section>
  );
}
