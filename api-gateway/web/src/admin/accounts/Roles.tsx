import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, call } from "../../api/client";
import type { Role, Schemas } from "../../api/types";
import { Button } from "../../ui/Button";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import styles from "../frame/Admin.module.css";
import { roleChange, ROLES } from "./account";
import check from "./Roles.module.css";

/** Changes the roles of an account. */
export function Roles({ account }: { account: Schemas["Account"] }) {
  const { t } = useTranslation("admin");
  const client = useQueryClient();
  const { accountId } = account;
  const [roles, setRoles] = useState<readonly Role[]>(account.roles);
  const [asked, setAsked] = useState(false);
  const { given, taken } = roleChange(account.roles, roles);
  const change = useMutation({
    mutationFn: () =>
      call(api.PUT("/api/v1/admin/accounts/{accountId}/roles", { params: { path: { accountId } }, body: { roles: [...roles] } })),
    onSuccess: (changed) => {
      setAsked(false);
      client.setQueryData(["admin", "account", accountId], changed);
    },
  });
  const names = (list: readonly Role[]) => list.map((role) => t(`accounts.roles.${role}`)).join(", ") || "–";
  const off =
    given.length === 0 && taken.length === 0 ? t("accounts.rolesSame") : roles.length === 0 ? t("accounts.rolesNone") : undefined;
  return (
    <section className={styles["box"]}>
      <h2>{t("accounts.role")}</h2>
      <fieldset className={check["roles"]}>
        <legend className="hidden">{t("accounts.role")}</legend>
        {ROLES.map((role) => (
          <label key={role}>
            <input
              type="checkbox"
              checked={roles.includes(role)}
              onChange={(event) => setRoles(ROLES.filter((other) => (other === role ? event.target.checked : roles.includes(other))))}
            />
            {t(`accounts.roles.${role}`)}
          </label>
        ))}
      </fieldset>
      <div>
        <Button small offBecause={off} onClick={() => setAsked(true)}>
          {t("accounts.rolesChange")}
        </Button>
      </div>
      <ConfirmDialog
        open={asked}
        danger={taken.length > 0}
        title={t("accounts.rolesAsk", { account: accountId })}
        action={t("accounts.rolesChange")}
        busy={change.isPending}
        error={change.error}
        onConfirm={() => change.mutate()}
        onClose={() => setAsked(false)}
      >
        <p>{t("accounts.rolesWhat", { given: names(given), taken: names(taken) })}</p>
      </ConfirmDialog>
    </section>
  );
}
