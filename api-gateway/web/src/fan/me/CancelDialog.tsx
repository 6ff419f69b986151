import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, call } from "../../api/client";
import { serverNow } from "../../api/clock";
import { ME } from "../../api/session";
import type { Reservation } from "../../api/types";
import { useFormats } from "../../i18n/format";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Notice } from "../../ui/Notice";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Waiting } from "../../ui/Waiting";
import styles from "./Me.module.css";
import { awaitCancelled, untilNextQuote } from "./queries";

export interface CancelDialogProps {
  reservation: Reservation;
  title: string;
  onClose: () => void;
}

/** Shows the refund and until when it applies, before it cancels. */
export function CancelDialog({ reservation, title, onClose }: CancelDialogProps) {
  const { t } = useTranslation("fan");
  const format = useFormats();
  const client = useQueryClient();
  const { reservationId } = reservation;
  const held = reservation.status === "HELD";
  const [done, setDone] = useState<Reservation | null>(null);
  const quote = useQuery({
    queryKey: ["cancellation", reservationId],
    queryFn: ({ signal }) =>
      call(api.GET("/api/v1/reservations/{reservationId}/cancellation", { params: { path: { reservationId } }, signal })),
    enabled: !held && done === null,
    staleTime: 0,
    refetchOnWindowFocus: "always",
    refetchInterval: ({ state }) => untilNextQuote(state.data?.until, serverNow()),
  });
  const refund = quote.data?.refund.amount ?? 0;
  const before = useBefore(quote.data?.refund.amount);
  const cancel = useMutation({
    mutationFn: async () => {
      // The amount on the button is the agreed one. If it has changed, the new amount is shown first and the person is
      // asked again.
      if (!held && (await quote.refetch({ throwOnError: true })).data?.refund.amount !== refund) {
        return null;
      }
      await call(api.DELETE("/api/v1/reservations/{reservationId}", { params: { path: { reservationId } } }));
      return awaitCancelled(reservationId);
    },
    onSuccess: setDone,
    onSettled: () =>
      Promise.all(
        [["reservations"], ["reservation", reservationId], ["wallet"], ["me-at", reservation.concertId], ME].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  });
  const paid = reservation.total.amount;
  const step = quote.data?.policyStep;
  if (done !== null) {
    const given = done.refunded?.amount ?? 0;
    return (
      <Dialog open title={t("cancel.done")} onClose={onClose} actions={<Button onClick={onClose}>{t("close", { ns: "app" })}</Button>}>
        <Notice kind="good">
          <p>
            {done.status === "CANCELLED"
              ? t(held ? "cancel.released" : "cancel.refunded", { refund: format.won(given) })
              : t("cancel.underWay")}
          </p>
          {!held && done.status === "CANCELLED" && given !== refund && <p>{t("cancel.differs", { quoted: format.won(refund) })}</p>}
        </Notice>
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      title={t(held ? "cancel.releaseTitle" : "cancel.title", { title })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("cancel.keep")}</Button>
          <Button
            kind="danger"
            busy={cancel.isPending}
            offBecause={!held && !quote.data ? t("cancel.quoting") : undefined}
            onClick={() => cancel.mutate()}
          >
            {t(held ? "cancel.release" : "cancel.confirm", { refund: format.won(refund) })}
          </Button>
        </>
      }
    >
      {held && <p>{t("cancel.releaseLead", { seats: reservation.seats.map((seat) => seat.seat).join(", ") })}</p>}
      {!held && quote.isPending && <Waiting lines={3} label={t("cancel.quoting")} />}
      {quote.isError && <ProblemNotice error={quote.error} retry={() => void quote.refetch()} />}
      {before !== null && (
        <Notice kind="warn" title={t("cancel.changed", { before: format.won(before), now: format.won(refund) })}>
          <p>{t("cancel.changedAdvice")}</p>
        </Notice>
      )}
      {quote.data && (
        <>
          <dl className={styles["sum"]}>
            <div>
              <dt>{t("cancel.paid")}</dt>
              <dd>{format.won(paid)}</dd>
            </div>
            <div>
              <dt>{t("cancel.fee")}</dt>
              <dd>−{format.won(paid - refund)}</dd>
            </div>
            <div className={styles["total"]}>
              <dt>{t("cancel.refund")}</dt>
              <dd>{format.won(refund)}</dd>
            </div>
          </dl>
          <p className="soft">
            {step !== undefined && t(`cancel.step.${step}`)}{" "}
            {quote.data.until !== undefined && t("cancel.until", { time: format.dateTime(quote.data.until) })}
          </p>
        </>
      )}
      {cancel.isError && <ProblemNotice error={cancel.error} />}
    </Dialog>
  );
}

/** Returns the amount that was shown before, null while it has not changed. */
function useBefore(amount: number | undefined): number | null {
  const [shown, setShown] = useState<{ amount: number; before: number | null } | null>(null);
  if (amount !== undefined && amount !== shown?.amount) {
    setShown({ amount, before: shown?.amount ?? null });
  }
  return shown?.before ?? null;
}
