import { useTranslation } from "react-i18next";
import { useServerNow } from "../../api/clock";
import { AGAIN_MILLIS, UNCONFIRMED_MILLIS } from "../../api/payment";
import { links } from "../../app/links";
import { Button, LinkButton } from "../../ui/Button";
import { Notice } from "../../ui/Notice";

/** Shows that a payment is being confirmed, so that nobody pays again. */
export function PaymentState({ startedAt, again }: { startedAt: number | null; again: () => void }) {
  const { t } = useTranslation("booking");
  const now = useServerNow();
  const age = startedAt === null ? 0 : now - startedAt;
  if (age < UNCONFIRMED_MILLIS) {
    return (
      <Notice title={t("paying.title")}>
        <p>{t("paying.text")}</p>
      </Notice>
    );
  }
  return (
    <Notice
      kind="warn"
      title={t("paying.unconfirmed")}
      actions={
        <>
          <LinkButton small to={links.myReservations()}>
            {t("paying.toMine")}
          </LinkButton>
          {age >= AGAIN_MILLIS && (
            <Button small onClick={again}>
              {t("paying.again")}
            </Button>
          )}
        </>
      }
    >
      <p>{t(age >= AGAIN_MILLIS ? "paying.againText" : "paying.doNotPay")}</p>
    </Notice>
  );
}
