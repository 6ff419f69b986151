import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useSession } from "../../api/session";
import { links } from "../../app/links";
import { useLeaveGuard } from "../../app/GuardedRouter";
import { fanAtConcertQuery } from "../../fan/concert/queries";
import { useFormats } from "../../i18n/format";
import { Button } from "../../ui/Button";
import { Countdown } from "../../ui/Countdown";
import { Notice } from "../../ui/Notice";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Bill } from "./Bill";
import styles from "./Hold.module.css";
import { LeaveDialog } from "./LeaveDialog";
import type { Reservation } from "../../api/types";
import { PaymentState } from "./PaymentState";
import type { useReservation } from "./useReservation";

interface HeldProps {
  reservation: Reservation;
  hold: ReturnType<typeof useReservation>;
  title: string;
}

/** Shows held seats: the time left, the price, and the payment. */
export function Held({ reservation, hold, title }: HeldProps) {
  const { t } = useTranslation("booking");
  const format = useFormats();
  const navigate = useNavigate();
  const session = useSession();
  const fan = useQuery(fanAtConcertQuery(reservation.concertId, true));
  const [going, setGoing] = useState<string | null>(null);
  const { pay, extend, release, paying } = hold;
  const underWay = paying === "underWay" || pay.isPending;
  const guard = useLeaveGuard(going === null && !underWay && !release.isPending && !release.isSuccess, false);
  useEffect(() => {
    if (going !== null) {
      void navigate(going);
    }
  }, [going, navigate]);

  const balance = session.me?.wallet.balance.amount ?? 0;
  const missing = session.me === null ? 0 : Math.max(0, reservation.total.amount - balance);
  const extensionsLeft = (fan.data?.holdExtensions ?? 0) - (reservation.holdExtensionsUsed ?? 0);
  const topUp = () => setGoing(links.topUp(links.reservation(reservation.reservationId), missing));
  return (
    <>
      <section className={styles["clock"]} aria-label={t("hold.left")}>
        <div>
          <p>{t("hold.left")}</p>
          {reservation.holdUntil !== undefined && (
            <Countdown
              until={reservation.holdUntil}
              spokenAs={t("hold.spoken")}
              onEnd={() => void hold.refresh()}
              className={styles["countdown"]}
            />
          )}
        </div>
        {extensionsLeft > 0 && (
          <Button small busy={extend.isPending || underWay} onClick={() => extend.mutate()}>
            {t("hold.extend")}
          </Button>
        )}
        <p className={styles["until"]}>
          {reservation.holdUntil !== undefined && t("hold.until", { time: format.time(reservation.holdUntil) })}
          {(reservation.holdExtensionsUsed ?? 0) > 0 && ` ${t("hold.extended")}`}
        </p>
      </section>
      {extend.isError && <ProblemNotice error={extend.error} />}
      <section className={styles["card"]} aria-labelledby="bill">
        <h2 id="bill">{t("hold.bill")}</h2>
        <Bill reservation={reservation}>
          <div className={styles["after"]}>
            <dt>{t("hold.balance")}</dt>
            <dd>{format.won(balance)}</dd>
          </div>
          <div className={styles["after"]}>
            <dt>{t(missing > 0 ? "hold.missing" : "hold.afterwards")}</dt>
            <dd>{format.won(missing > 0 ? missing : balance - reservation.total.amount)}</dd>
          </div>
        </Bill>
      </section>
      {underWay ? (
        <PaymentState startedAt={hold.startedAt} again={() => pay.mutate()} />
      ) : (
        <>
          {missing > 0 ? (
            <Notice title={t("hold.short", { missing: format.won(missing) })}>
              <p>{t("hold.shortAdvice")}</p>
            </Notice>
          ) : (
            paying === "failed" && (
              <Notice kind="warn" title={t("hold.payFailed")}>
                <p>{t(`problem.${reservation.paymentFailure?.code ?? "UNKNOWN"}.title`, { ns: "app" })}</p>
              </Notice>
            )
          )}
          {pay.isError && missing === 0 && <ProblemNotice error={pay.error} retry={() => pay.mutate()} />}
          <div className={styles["actions"]}>
            {missing > 0 ? (
              <Button kind="primary" wide onClick={topUp}>
                {t("hold.topUp", { missing: format.won(missing) })}
              </Button>
            ) : (
              <Button kind="primary" wide busy={session.me === null} onClick={() => pay.mutate()}>
                {t("hold.pay", { total: format.won(reservation.total) })}
              </Button>
            )}
            <Button kind="quiet" wide busy={release.isPending} onClick={() => release.mutate()}>
              {t("hold.release")}
            </Button>
          </div>
          <p className={styles["note"]}>{t("hold.note")}</p>
        </>
      )}
      {release.isError && <ProblemNotice error={release.error} />}
      <LeaveDialog
        open={guard.asking}
        title={title}
        until={reservation.holdUntil}
        stay={guard.stay}
        keep={guard.leave}
        release={() => release.mutate(undefined, { onSuccess: guard.leave })}
        busy={release.isPending}
      />
    </>
  );
}
