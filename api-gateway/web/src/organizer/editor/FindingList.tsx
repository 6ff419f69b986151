import { useTranslation } from "react-i18next";
import { Notice } from "../../ui/Notice";
import type { Finding } from "./check";
import styles from "./Editor.module.css";

/** Lists what must be corrected and what deserves a look, each with a link to its field. */
export function FindingList({ findings, onJump }: { findings: readonly Finding[]; onJump: (finding: Finding) => void }) {
  const { t } = useTranslation("organizer");
  const parts = (["stops", "warns"] as const)
    .map((kind) => ({ kind, items: findings.filter((finding) => finding.kind === kind) }))
    .filter((part) => part.items.length > 0);
  if (parts.length === 0) {
    return <Notice kind="good" title={t("editor.ready")} />;
  }
  return parts.map(({ kind, items }) => (
    <Notice key={kind} kind="warn" title={t(`editor.${kind}`, { count: items.length })}>
      <ul className={styles["findings"]}>
        {items.map((finding) => (
          <li key={`${finding.text} ${finding.field} ${JSON.stringify(finding.values)}`}>
            <button type="button" className={styles["finding"]} onClick={() => onJump(finding)}>
              {t(`editor.check.${finding.text}`, finding.values ?? {})}
            </button>
            {["timeMissing", "outOfBounds"].includes(finding.text) && <> · {t(`editor.${finding.field}`)}</>}
          </li>
        ))}
      </ul>
    </Notice>
  ));
}
