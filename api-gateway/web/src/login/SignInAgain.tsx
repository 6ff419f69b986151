import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { answerSignedIn, answerSignIn, useSignInAsked, useSignInElsewhere } from "../api/session";
import { AnchorButton, Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";

/**
 * Asks to sign in again when the session ends in the middle. The login opens in a window of its own, so that this page keeps
 * everything; what was being sent is sent again afterwards.
 */
export function SignInAgain() {
  const { t } = useTranslation("app");
  const asked = useSignInAsked();
  const client = useQueryClient();
  const signedIn = useCallback(async () => {
    if (!(await answerSignedIn())) {
      // Another account sees nothing of the one before.
      client.removeQueries({ type: "inactive" });
      await client.resetQueries();
    }
  }, [client]);
  useSignInElsewhere(signedIn);
  return (
    <Dialog
      open={asked}
      title={t("session.ended")}
      onClose={() => answerSignIn(false)}
      actions={
        <>
          <AnchorButton kind="primary" href="/login?returnUrl=%2Fsigned-in" target="cygi-login">
            {t("session.again")}
          </AnchorButton>
          <Button onClick={() => answerSignIn(false)}>{t("session.notNow")}</Button>
        </>
      }
    >
      <p>{t("session.kept")}</p>
    </Dialog>
  );
}
