import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, call } from "../../api/client";
import { bilingual } from "../../i18n/titles";
import { SelectField } from "../../ui/Field";

const SHOWN_MAX = 100;

/** A field that chooses a concert. Concerts on sale come first. */
export function ConcertPicker({ value, onChoose }: { value: string | undefined; onChoose: (concertId: string) => void }) {
  const { t, i18n } = useTranslation("admin");
  const concerts = useQuery({
    queryKey: ["concerts", "picker"],
    queryFn: ({ signal }) => call(api.GET("/api/v1/concerts", { params: { query: { limit: SHOWN_MAX } }, signal })),
  });
  const items = [...(concerts.data?.items ?? [])].sort((a, b) => Number(b.status === "ON_SALE") - Number(a.status === "ON_SALE"));
  const listed = value === undefined || items.some((concert) => concert.concertId === value);
  return (
    <SelectField label={t("concert.choose")} value={value ?? ""} onChange={(event) => onChoose(event.target.value)}>
      <option value="" disabled>
        {t("concert.none")}
      </option>
      {!listed && <option value={value}>{value}</option>}
      {items.map((concert) => (
        <option key={concert.concertId} value={concert.concertId}>
          {bilingual(concert.title, i18n.language).main} · {t(`concert.status.${concert.status}`)}
        </option>
      ))}
    </SelectField>
  );
}
