import { useTranslation } from "react-i18next";
import { useServerNow } from "../../api/clock";
import { loginUrl, useSession } from "../../api/session";
import type { Concert } from "../../api/types";
import { useFormats } from "../../i18n/format";
import { AnchorButton, Button } from "../../ui/Button";
import { closedBecause } from "./closed";
import { placeOf } from "./model/field";
import type { SeatStore } from "./model/store";
import { attributeKeys } from "./SeatTip";
import styles from "./Seats.module.css";
import type { Choice } from "./useChoice";
import { useSeatWords } from "./words";

interface SummaryProps {
  concert: Concert;
  store: SeatStore;
  choice: Choice;
  limit: number;
  busy: boolean;
  hold(): void;
  /** Holds the best seats; null if the filter leaves no seats side by side. */
  best: (() => void) | null;
}

/** Shows the chosen seats, their total and the button to hold them. It always stays visible. */
export function SeatSummary({ concert, store, choice, limit, busy, hold, best }: SummaryProps) {
  const { t } = useTranslation("booking");
  const format = useFormats();
  const words = useSeatWords(store.field);
  const session = useSession();
  const { chosen } = choice;
  const total = chosen.reduce((sum, index) => sum + placeOf(store.field, index).section.price, 0);
  const closed = useClosed(concert, store, limit);
  const special = [...new Set(chosen.flatMap((index) => attributeKeys(store.field, index)))];
  return (
    <section className={styles["summary"]} aria-labelledby="chosen">
      <div className={styles["chosen"]}>
        <h2 id="chosen" className={chosen.length === 0 ? "hidden" : styles["small"]}>
          {t("summary.title", { count: chosen.length })}
        </h2>
        {chosen.length === 0 ? (
          <p className="soft">{t("summary.none", { count: choice.size })}</p>
        ) : (
          <>
            <p className={styles["chosenSeats"]}>{words.ofMany(chosen)}</p>
            {special.length > 0 && <p className={styles["special"]}>{special.map((key) => t(key)).join(" · ")}</p>}
          </>
        )}
      </div>
      {chosen.length > 0 && (
        <p className={styles["total"]}>
          <span className="soft">{t("summary.total")}</span> <output>{format.won(total)}</output>
        </p>
      )}
      <div className={styles["go"]}>
        {session.state === "anonymous" && (
          <AnchorButton kind="primary" wide href={loginUrl()} aria-describedby="login-why">
            {t("summary.login")}
          </AnchorButton>
        )}
        {session.state !== "anonymous" &&
          (chosen.length === 0 ? (
            <Button wide busy={busy} onClick={best ?? undefined} offBecause={closed ?? (best === null ? t("off.filter", { count: choice.size }) : undefined)}>
              {t(busy ? "summary.holding" : choice.filtered ? "summary.bestOfFilter" : "summary.best", { count: choice.size })}
            </Button>
          ) : (
            <Button kind="primary" wide busy={busy} onClick={hold} offBecause={closed}>
              {busy ? t("summary.holding") : t("summary.hold", { count: chosen.length })}
            </Button>
          ))}
        <p id="login-why" className={styles["why"]}>
          {t(session.state === "anonymous" ? "summary.loginWhy" : "summary.holdWhy", { count: Math.round(concert.holdSeconds / 60) })}
        </p>
      </div>
    </section>
  );
}

/** Returns the text that tells why nothing can be held now. */
function useClosed(concert: Concert, store: SeatStore, limit: number): string | undefined {
  const { t } = useTranslation("booking");
  const format = useFormats();
  const why = closedBecause(concert, useServerNow(), store.freshness.state === "live", limit);
  return why === null ? undefined : t(`off.${why}`, { time: format.dateTime(concert.salesOpenAt), count: concert.purchaseLimit });
}
