import { useTranslation } from "react-i18next";
import { asProblem } from "../api/problem";
import { loginUrl } from "../api/session";
import { AnchorButton, Button } from "./Button";
import { Notice } from "./Notice";
import styles from "./Notice.module.css";
import { useCopy } from "./useCopy";

export interface ProblemNoticeProps {
  /** The thrown error. */
  error: unknown;
  /** Tries again, for reads and for writes with an idempotency key. */
  retry?: () => void;
}

/**
 * Shows a failure in the reader's language, with the next step. An unknown failure has its correlation id, to be
 * copied.
 */
export function ProblemNotice({ error, retry }: ProblemNoticeProps) {
  const { t, i18n } = useTranslation("app");
  const problem = asProblem(error);
  const known = problem.code !== "UNKNOWN" && i18n.exists(`problem.${problem.code}.title`, { ns: "app" });
  const { copied, copy } = useCopy();
  return (
    <Notice
      kind="bad"
      title={t(known ? `problem.${problem.code}.title` : "problem.UNKNOWN.title")}
      actions={
        <>
          {problem.code === "UNAUTHENTICATED" && (
            <AnchorButton small kind="primary" href={loginUrl()}>
              {t("session.signIn")}
            </AnchorButton>
          )}
          {retry !== undefined && (
            <Button small onClick={retry}>
              {t("again")}
            </Button>
          )}
          {!known && problem.correlationId !== null && (
            <Button small onClick={() => copy(problem.correlationId ?? "")}>
              {t(copied ? "copied" : "problem.copy")}
            </Button>
          )}
        </>
      }
    >
      <p>{t(known ? `problem.${problem.code}.advice` : "problem.UNKNOWN.advice", { seats: problem.seats.join(", ") })}</p>
      {problem.errors.length > 0 && (
        <ul>
          {problem.errors.map((field) => (
            <li key={field.field + field.message}>
              <code>{field.field}</code> {field.message}
            </li>
          ))}
        </ul>
      )}
      {!known && problem.correlationId !== null && (
        <p className={styles["id"]}>
          {t("problem.id")} <code>{problem.correlationId}</code>
        </p>
      )}
    </Notice>
  );
}
