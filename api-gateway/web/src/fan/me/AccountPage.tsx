import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, call } from "../../api/client";
import { useSession } from "../../api/session";
import { SignOutForm } from "../../app/SignOutForm";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { TextField } from "../../ui/Field";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { download } from "./calendar";
import styles from "./Me.module.css";
import { MyPage } from "./MyPage";

/** The account page: stored data, its export, signing out everywhere, and erasure. */
export default function AccountPage() {
  const { t } = useTranslation("fan");
  const { me } = useSession();
  const [erasing, setErasing] = useState(false);
  const take = useMutation({
    mutationFn: () => call(api.GET("/api/v1/me/export")),
    onSuccess: (data) => download(JSON.stringify(data, null, 2), "application/json", "can-you-get-it.json"),
  });
  return (
    <MyPage title={t("me.account")}>
      <dl className={styles["facts"]}>
        <div>
          <dt>{t("account.nickname")}</dt>
          <dd>{me?.nickname}</dd>
        </div>
        <div>
          <dt>{t("account.roles")}</dt>
          <dd>{me?.roles.map((role) => t(`account.role.${role}`)).join(", ")}</dd>
        </div>
        <div>
          <dt>{t("account.id")}</dt>
          <dd>
            <code>{me?.accountId}</code>
          </dd>
        </div>
      </dl>
      <section className={styles["act"]} aria-labelledby="export">
        <div>
          <h2 id="export">{t("account.export")}</h2>
          <p className="soft">{t("account.exportLead")}</p>
        </div>
        <Button busy={take.isPending} onClick={() => take.mutate()}>
          {t("account.exportNow")}
        </Button>
        {take.isError && <ProblemNotice error={take.error} retry={() => take.mutate()} />}
      </section>
      <section className={styles["act"]} aria-labelledby="everywhere">
        <div>
          <h2 id="everywhere">{t("account.everywhere")}</h2>
          <p className="soft">{t("account.everywhereLead")}</p>
        </div>
        <SignOutForm>
          <input type="hidden" name="everywhere" value="true" />
          <Button type="submit">{t("account.everywhereNow")}</Button>
        </SignOutForm>
      </section>
      <section className={styles["act"]} aria-labelledby="erase">
        <div>
          <h2 id="erase">{t("account.erase")}</h2>
          <p className="soft">{t("account.eraseLead")}</p>
        </div>
        <Button kind="danger" onClick={() => setErasing(true)}>
          {t("account.eraseNow")}
        </Button>
      </section>
      {erasing && <EraseDialog nickname={me?.nickname ?? ""} onClose={() => setErasing(false)} />}
    </MyPage>
  );
}

function EraseDialog({ nickname, onClose }: { nickname: string; onClose: () => void }) {
  const { t } = useTranslation("fan");
  const [typed, setTyped] = useState("");
  const erase = useMutation({
    mutationFn: () => call(api.DELETE("/api/v1/me")),
    onSuccess: () => location.assign("/"),
  });
  return (
    <Dialog
      open
      title={t("account.eraseTitle")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("account.eraseKeep")}</Button>
          <Button
            kind="danger"
            busy={erase.isPending}
            offBecause={typed.trim() === nickname ? undefined : t("account.eraseType", { name: nickname })}
            onClick={() => erase.mutate()}
          >
            {t("account.eraseNow")}
          </Button>
        </>
      }
    >
      <p>{t("account.eraseWarning")}</p>
      <TextField
        label={t("account.eraseField", { name: nickname })}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {erase.isError && <ProblemNotice error={erase.error} />}
    </Dialog>
  );
}
