import { useTranslation } from "react-i18next";
import type { Concert } from "../../api/types";
import { useFormats } from "../../i18n/format";
import { Button } from "../../ui/Button";
import { classes } from "../../ui/classes";
import { attributesOf, type SeatFilter } from "./filter";
import type { SeatStore } from "./model/store";
import styles from "./Seats.module.css";
import type { Choice } from "./useChoice";

interface ToolsProps {
  concert: Concert;
  store: SeatStore;
  choice: Choice;
  filter: SeatFilter;
  setFilter(filter: SeatFilter): void;
  limit: number;
}

/** The controls for number, prices and attributes of seats. */
export function SeatTools({ concert, store, choice, filter, setFilter, limit }: ToolsProps) {
  const { t } = useTranslation("booking");
  const attributes = attributesOf(store.field);
  return (
    <>
      <div className={styles["party"]}>
        <span id="party-label" className={styles["toolTitle"]}>
          {t("party.label")}
        </span>
        <div className={styles["stepper"]} role="group" aria-labelledby="party-label">
          <Button small aria-label={t("party.fewer")} aria-disabled={choice.size <= 1} onClick={() => choice.setSize(Math.max(1, choice.size - 1))}>
            −
          </Button>
          <output aria-live="polite">{t("party.count", { count: choice.size })}</output>
          <Button small aria-label={t("party.more")} aria-disabled={choice.size >= limit} onClick={() => choice.setSize(Math.min(Math.max(1, limit), choice.size + 1))}>
            +
          </Button>
        </div>
        <p className={styles["limit"]}>
          {limit < concert.purchaseLimit
            ? t("party.left", { limit: concert.purchaseLimit, left: limit })
            : t("party.limit", { count: concert.purchaseLimit })}
        </p>
      </div>
      <Prices store={store} filter={filter} setFilter={setFilter} />
      {attributes.length > 0 && (
        <div role="group" aria-label={t("attributes.label")} className={styles["kinds"]}>
          {attributes.includes("RESTRICTED_VIEW") && (
            <Button
              small
              aria-pressed={filter.withoutRestricted}
              onClick={() => setFilter({ ...filter, withoutRestricted: !filter.withoutRestricted })}
            >
              <Mark kind="restricted" /> {t("attributes.withoutRestricted")}
            </Button>
          )}
          {(["WHEELCHAIR", "COMPANION"] as const)
            .filter((kind) => attributes.includes(kind))
            .map((kind) => (
              <Button
                key={kind}
                small
                aria-pressed={filter.only === kind}
                onClick={() => setFilter({ ...filter, only: filter.only === kind ? null : kind })}
              >
                <Mark kind={kind === "WHEELCHAIR" ? "wheelchair" : "companion"} /> {t(`attribute.${kind}`)}
              </Button>
            ))}
        </div>
      )}
    </>
  );
}

/** Explains the shapes on the map and in the list. */
export function Legend() {
  const { t } = useTranslation("booking");
  return (
    <ul className={styles["legend"]} aria-label={t("legend.label")}>
      {(["free", "mine", "held", "sold"] as const).map((state) => (
        <li key={state}>
          <Mark kind={state} /> {t(`state.${state}`)}
        </li>
      ))}
    </ul>
  );
}

/** Lists the prices with their colours. A pressed price dims the others. */
function Prices({ store, filter, setFilter }: Pick<ToolsProps, "store" | "filter" | "setFilter">) {
  const { t } = useTranslation("booking");
  const format = useFormats();
  const { sections } = store.field;
  const prices = [...new Set(sections.map(({ price }) => price))].sort((a, b) => b - a);
  return (
    <div role="group" aria-label={t("prices.label")} className={styles["prices"]}>
      {prices.map((price) => {
        const of = sections.filter((section) => section.price === price);
        const free = of.reduce((sum, { order }) => sum + (store.free[order] ?? 0), 0);
        const on = filter.prices.includes(price);
        return (
          <button
            key={price}
            type="button"
            aria-pressed={on}
            className={classes(styles["price"], free === 0 && styles["gone"])}
            onClick={() => setFilter({ ...filter, prices: on ? filter.prices.filter((other) => other !== price) : [...filter.prices, price] })}
          >
            <span className={styles["swatch"]} data-tone={of[0]?.tone} aria-hidden="true" />
            <span className="num">{format.won(price)}</span>
            <span className="soft num">{free === 0 ? t("prices.none") : t("prices.free", { count: free, free: format.number(free) })}</span>
          </button>
        );
      })}
    </div>
  );
}

type MarkKind = "free" | "mine" | "held" | "sold" | "restricted" | "wheelchair" | "companion";

/** Draws a shape of the map in small. */
export function Mark({ kind }: { kind: MarkKind }) {
  const line = { fill: "none", stroke: "currentColor", strokeWidth: 2 };
  return (
    <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" className={styles["mark"]}>
      {kind === "free" && <circle cx="10" cy="10" r="8" fill="var(--seat-1)" />}
      {kind === "mine" && (
        <>
          <circle cx="10" cy="10" r="9" fill="var(--seat-mine)" />
          <path d="m6 10.2 2.8 3 5-6" {...line} stroke="var(--canvas)" strokeWidth={2.4} />
        </>
      )}
      {kind === "held" && (
        <>
          <circle cx="10" cy="10" r="7.5" {...line} stroke="var(--line-strong)" strokeWidth={2.4} />
          <path d="M6.5 10h7" {...line} stroke="var(--line-strong)" strokeWidth={2.4} />
        </>
      )}
      {kind === "sold" && <path d="m6 6 8 8m0-8-8 8" {...line} stroke="var(--line-strong)" />}
      {kind === "restricted" && (
        <>
          <circle cx="10" cy="10" r="7.5" {...line} />
          <path d="M2.5 10a7.5 7.5 0 0 0 15 0z" fill="currentColor" />
        </>
      )}
      {kind === "wheelchair" && (
        <>
          <circle cx="9" cy="3.5" r="2" fill="currentColor" />
          <path d="M9 6.5V12h5l2 4.5M6.5 9a5 5 0 1 0 7 6" {...line} />
        </>
      )}
      {kind === "companion" && (
        <>
          <rect x="2.5" y="2.5" width="15" height="15" rx="4" {...line} />
          <path d="M10 6v8M6 10h8" {...line} />
        </>
      )}
    </svg>
  );
}
