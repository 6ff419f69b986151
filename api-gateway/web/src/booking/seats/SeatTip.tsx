import { useTranslation } from "react-i18next";
import { useFormats } from "../../i18n/format";
import { ATTRIBUTES, ATTRIBUTE_BITS, placeOf, type SeatField } from "./model/field";
import { FREE, HELD } from "./model/states";
import type { SeatStore } from "./model/store";
import styles from "./Seats.module.css";
import { useSeatWords } from "./words";

/** Returns the key of the text for a seat's state. */
export function stateKey(state: number | undefined, mine: boolean): string {
  return mine ? "state.mine" : state === FREE ? "state.free" : state === HELD ? "state.held" : "state.sold";
}

/** Returns the keys of the texts for a seat's attributes. */
export function attributeKeys(field: SeatField, index: number): string[] {
  const bits = field.attributes[index] ?? 0;
  return ATTRIBUTES.filter((attribute) => (bits & ATTRIBUTE_BITS[attribute]) !== 0).map((attribute) => `attribute.${attribute}`);
}

/** Describes the seat under the pointer. */
export function SeatTip({ store, index, x, y, mine }: { store: SeatStore; index: number; x: number; y: number; mine: boolean }) {
  const { t } = useTranslation("booking");
  const format = useFormats();
  const words = useSeatWords(store.field);
  const { section } = placeOf(store.field, index);
  return (
    <div className={styles["tip"]} style={{ left: x, top: y }} aria-hidden="true">
      <strong>{words.of(index)}</strong>
      <span className="num">{format.won(section.price)}</span>
      <span>{t(stateKey(store.states[index], mine))}</span>
      {attributeKeys(store.field, index).map((key) => (
        <span key={key}>{t(key)}</span>
      ))}
    </div>
  );
}
