import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, call } from "../../api/client";
import { usePages } from "../../api/pages";
import type { Schemas } from "../../api/types";
import { useFormats } from "../../i18n/format";
import { Button } from "../../ui/Button";
import { PagedTable } from "../../ui/PagedTable";
import { ProblemNotice } from "../../ui/ProblemNotice";
import styles from "../frame/Admin.module.css";
import { shortId } from "../events/identifiers";

/** Lists the dead letters of a processor, each with a retry of its sequence. */
export function DeadLetters({ processor, count }: { processor: string; count: number }) {
  const { t } = useTranslation("admin");
  const format = useFormats();
  const client = useQueryClient();
  // The count is in the key, so a changed number of letters reads the list again.
  const letters = usePages<Schemas["DeadLetter"]>(["admin", "dead-letters", processor, count], (cursor, signal) =>
    call(
      api.GET("/api/v1/admin/processors/{name}/dead-letters", {
        params: { path: { name: processor }, query: { cursor, limit: 50 } },
        signal,
      }),
    ),
  );
  const retry = useMutation({
    mutationFn: (deadLetterId: string) =>
      call(
        api.POST("/api/v1/admin/processors/{name}/dead-letters/{deadLetterId}/retry", {
          params: { path: { name: processor, deadLetterId } },
        }),
      ),
    // After a refusal as well: a letter is gone if its sequence was handled meanwhile.
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ["admin", "processors"] }),
        client.invalidateQueries({ queryKey: ["admin", "dead-letters", processor] }),
      ]),
  });
  /**
   * Returns the cause of a dead letter: the reason of a saga's step, or the exception of a projection's event. A letter
   * that waits behind another has neither.
   */
  const causeOf = ({ reason, cause }: Schemas["DeadLetter"]) =>
    reason === undefined ? (cause ?? t("letters.behind")) : t(`reason.${reason}`);
  return (
    <section className={styles["part"]}>
      <h2>{t("processors.deadLetters")}</h2>
      {retry.error !== null && <ProblemNotice error={retry.error} />}
      <PagedTable
        caption={t("processors.deadLetters")}
        pages={letters}
        rowKey={(letter) => letter.deadLetterId}
        empty={t("letters.empty")}
        columns={[
          { key: "at", head: t("letters.at"), cell: (letter) => format.dateTime(letter.enqueuedAt) },
          { key: "type", head: t("events.type"), cell: (letter) => letter.type },
          { key: "sequence", head: t("letters.sequence"), cell: (letter) => <span title={letter.sequence}>{`${shortId(letter.sequence)} #${letter.index}`}</span> },
          { key: "cause", head: t("letters.cause"), cell: (letter) => causeOf(letter) },
          { key: "attempts", head: t("letters.attempts"), numeric: true, cell: (letter) => letter.attempts ?? "–" },
          { key: "tried", head: t("letters.tried"), cell: (letter) => format.dateTime(letter.lastTouched) },
          {
            key: "retry",
            head: t("letters.action"),
            cell: (letter) => (
              <Button small busy={retry.isPending && retry.variables === letter.deadLetterId} onClick={() => retry.mutate(letter.deadLetterId)}>
                {t("letters.retry")}
              </Button>
            ),
          },
        ]}
      />
    </section>
  );
}
