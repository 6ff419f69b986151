import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import type { Orphans } from "./model/choose";
import type { SeatStore } from "./model/store";
import type { Choice, Happening } from "./useChoice";
import { useSeatWords } from "./words";

interface HappeningProps {
  happening: Happening;
  store: SeatStore;
  choice: Choice;
  take(seats: readonly number[]): void;
}

/** Tells the outcome of a tap or the loss of chosen seats, and offers the nearest ones. */
export function HappeningNotice({ happening, store, choice, take }: HappeningProps) {
  const { t } = useTranslation("booking");
  const words = useSeatWords(store.field);
  const { offer } = happening;
  const text = {
    lost: () => t("happening.lost", { seats: happening.kind === "lost" ? happening.seats.map(words.ofName).join(", ") : "" }),
    taken: () =>
      t(happening.kind === "taken" && happening.sold ? "happening.sold" : "happening.held", {
        seat: happening.kind === "taken" ? words.ofName(happening.seat) : "",
      }),
    apart: () => t("happening.apart", { count: happening.kind === "apart" ? happening.count : 0 }),
  }[happening.kind]();
  return (
    <Notice
      kind="warn"
      title={text}
      actions={
        <>
          {offer !== null && (
            <Button small kind="primary" onClick={() => take(offer)}>
              {t("happening.nearest", { seats: words.ofMany(offer) })}
            </Button>
          )}
          {happening.kind === "apart" && (
            <Button small onClick={() => take([...choice.chosen, happening.seat])}>
              {t("happening.alone")}
            </Button>
          )}
          <Button small kind="quiet" onClick={choice.settle}>
            {t("happening.settle")}
          </Button>
        </>
      }
    >
      {offer === null && <p>{t("happening.none")}</p>}
    </Notice>
  );
}

/** Warns of single seats that the choice would leave between taken ones. */
export function OrphanNotice({ orphans, store, take }: { orphans: Orphans; store: SeatStore; take(seats: readonly number[]): void }) {
  const { t } = useTranslation("booking");
  const words = useSeatWords(store.field);
  const { better } = orphans;
  return better === null ? null : (
    <Notice
      title={t("orphan.title", { seats: words.ofMany(orphans.seats) })}
      actions={
        <Button small onClick={() => take(better)}>
          {t("orphan.better", { seats: words.ofMany(better) })}
        </Button>
      }
    >
      <p>{t("orphan.why")}</p>
    </Notice>
  );
}
