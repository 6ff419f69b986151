import { useId, type ReactNode, type TextareaHTMLAttributes } from "react";
import styles from "./Field.module.css";

/** A text of several lines with its label, hint and error. */
export function TextArea({
  label,
  hint,
  error,
  ...area
}: { label: ReactNode; hint?: ReactNode; error?: ReactNode } & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const generated = useId();
  const id = area.id ?? generated;
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className={styles["field"]}>
      <label htmlFor={id} className={styles["label"]}>
        {label}
      </label>
      <textarea
        rows={3}
        {...area}
        id={id}
        className={styles["control"]}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
      />
      {hint && (
        <p id={`${id}-hint`} className={styles["hint"]}>
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className={styles["error"]} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
