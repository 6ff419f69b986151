import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { answerSignedIn, answerSignIn, forgetAccount, ME, useSignInAsked, useSignInElsewhere } from "../api/session";
import { AnchorButton, Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";

/**
 * Asks to sign in again when the session ends on a page. The login opens in its own window, so that the page keeps its
 * state; requests that were refused are then sent again.
 */
export function SignInAgain() {
  const { t } = useTranslation("app");
  const asked = useSignInAsked();
  const client = useQueryClient();
  const signedIn = useCallback(async () => {
    if (!(await answerSignedIn())) {
      // Another account must see nothing of the previous one.
      forgetAccount(client);
      await client.resetQueries({ queryKey: ME });
    }
  }, [client]);
  const decline = () => {
    answerSignIn(false);
    void client.invalidateQueries({ queryKey: ME });
  };
  useSignInElsewhere(signedIn);
  return (
    <Dialog
      open={asked}
      title={t("session.ended")}
      onClose={decline}
      actions={
        <>
          <AnchorButton kind="primary" href="/login?returnUrl=%2Fsigned-in" target="cygi-login">
            {t("session.again")}
          </AnchorButton>
          <Button onClick={decline}>{t("session.notNow")}</Button>
        </>
      }
    >
      <p>{t("session.kept")}</p>
    </Dialog>
  );
}
