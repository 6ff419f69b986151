import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { placeOf, seatIndex, type SeatField } from "./model/field";

/** Names of seats in the reader's language. */
export interface SeatWords {
  /** Returns a seat's name: "A구역 3열 12번". */
  of(index: number): string;
  /** Returns the same for a name such as A-3-12. */
  ofName(name: string): string;
  /** Returns the names of seats: "A구역 3열 12–13번", or one after the other if they are not side by side. */
  ofMany(indexes: readonly number[]): string;
}

export function useSeatWords(field: SeatField): SeatWords {
  const { t } = useTranslation("booking");
  return useMemo(() => {
    const of = (index: number) => {
      const { section, row, number } = placeOf(field, index);
      return t("seat.name", { section: section.name, row, number });
    };
    return {
      of,
      ofName: (name) => {
        const index = seatIndex(field, name);
        return index === null ? name : of(index);
      },
      ofMany: (indexes) => {
        const [first] = indexes;
        const last = indexes[indexes.length - 1];
        if (first === undefined || last === undefined) {
          return "";
        }
        const from = placeOf(field, first);
        const to = placeOf(field, last);
        const beside = indexes.length > 1 && last - first === indexes.length - 1 && from.row === to.row && from.section === to.section;
        return beside
          ? t("seat.range", { section: from.section.name, row: from.row, first: from.number, last: to.number })
          : indexes.map(of).join(", ");
      },
    };
  }, [field, t]);
}
