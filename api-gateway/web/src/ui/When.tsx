import { useTranslation } from "react-i18next";
import { useFormats } from "../i18n/format";

/** Shows an instant in Korea's time, labelled so, and in the reader's own time if that differs. */
export function When({ at, className }: { at: string; className?: string }) {
  const { t } = useTranslation("app");
  const format = useFormats();
  const local = format.local(at);
  return (
    <span className={className}>
      <time dateTime={at}>{format.dateTime(at)}</time>
      {local !== null && <span className="soft"> ({t("localTime", { time: local })})</span>}
    </span>
  );
}
