import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { api, call } from "../../api/client";
import { useIntent } from "../../api/intent";
import { useSession } from "../../api/session";
import { links } from "../../app/links";
import { useFormats } from "../../i18n/format";
import { Button, LinkButton } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { Page } from "../../ui/Page";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { useBroughtBack } from "../../ui/useBroughtBack";
import styles from "./Me.module.css";
import { AMOUNT_MAX, AMOUNT_MIN, AMOUNTS, awaitProvider, keepReturn, ownPath, providerPage, RETURN_URL } from "./topUp";

const STEP = 1_000;

/**
 * The page that chooses an amount and continues to the payment provider; afterwards the fan returns to the page before.
 */
export default function TopUpPage() {
  const { t } = useTranslation("fan");
  const format = useFormats();
  const session = useSession();
  const [parameters] = useSearchParams();
  const returnTo = ownPath(parameters.get("returnTo")) ?? links.myWallet();
  const [text, setText] = useState(() => String(suggested(Number(parameters.get("amount")))));
  const amount = Number(text.replaceAll(/[^\d]/g, ""));
  const valid = amount >= AMOUNT_MIN && amount <= AMOUNT_MAX;
  const intent = useIntent(`top-up:${amount}:${returnTo}`);
  const start = useMutation({
    mutationFn: () =>
      intent.run(async (key) => {
        const topUp = await call(
          api.POST("/api/v1/me/wallet/top-ups", {
            params: { header: { "Idempotency-Key": key } },
            body: { amount, returnUrl: RETURN_URL },
          }),
        );
        keepReturn(topUp.topUpId, returnTo);
        return awaitProvider(topUp);
      }),
    onSuccess: (topUp) => {
      const page = providerPage(topUp);
      if (page !== undefined) {
        location.assign(page);
      }
    },
  });
  // The begun top-up is at the provider; another press begins another one.
  useBroughtBack(() => start.reset());
  const stuck = start.data !== undefined && providerPage(start.data) === undefined;
  return (
    <Page title={t("topUp.title")} lead={t("topUp.lead")} width="narrow">
      <form
        className={styles["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          if (valid) {
            start.mutate();
          }
        }}
      >
        <fieldset>
          <legend className={styles["legend"]}>{t("topUp.amount")}</legend>
          <div className={styles["amounts"]}>
            {AMOUNTS.map((value) => (
              <Button key={value} aria-pressed={value === amount} className={styles["chip"]} onClick={() => setText(String(value))}>
                {format.won(value)}
              </Button>
            ))}
          </div>
        </fieldset>
        <TextField
          label={t("topUp.other")}
          inputMode="numeric"
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
          hint={t("topUp.bounds", { min: format.won(AMOUNT_MIN), max: format.won(AMOUNT_MAX) })}
          error={text !== "" && !valid ? t("topUp.outside") : undefined}
        />
        <dl className={styles["sum"]}>
          <div>
            <dt>{t("me.balance")}</dt>
            <dd>{format.won(session.me?.wallet.balance ?? 0)}</dd>
          </div>
          <div className={styles["total"]}>
            <dt>{t("topUp.after")}</dt>
            <dd>{format.won((session.me?.wallet.balance.amount ?? 0) + (valid ? amount : 0))}</dd>
          </div>
        </dl>
        {start.isError && <ProblemNotice error={start.error} retry={() => start.mutate()} />}
        {stuck && (
          <Notice kind="warn" title={t("topUp.stuck")}>
            <p>{t("topUp.stuckAdvice")}</p>
          </Notice>
        )}
        <div className={styles["actions"]}>
          <Button type="submit" kind="primary" busy={start.isPending || (start.isSuccess && !stuck)} offBecause={valid ? undefined : t("topUp.outside")}>
            {start.isPending || (start.isSuccess && !stuck) ? t("topUp.opening") : t("topUp.pay")}
          </Button>
          <LinkButton to={returnTo}>{t("topUp.back")}</LinkButton>
        </div>
      </form>
    </Page>
  );
}

/** Returns the missing amount, rounded up to whole thousands. */
function suggested(missing: number): number {
  return missing >= 1 && missing <= AMOUNT_MAX
    ? Math.max(AMOUNT_MIN, Math.ceil(missing / STEP) * STEP)
    : AMOUNTS[1];
}
