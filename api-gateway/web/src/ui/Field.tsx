import { useId, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes } from "react";
import styles from "./Field.module.css";

interface Labelled {
  label: ReactNode;
  /** The fault of the value. */
  error?: ReactNode;
  /** A hint for the input. */
  hint?: ReactNode;
  /** Whether only screen readers get the label, because the field explains itself. */
  bare?: boolean;
}

interface Ids {
  id: string;
  describedBy: string | undefined;
}

function Frame({ label, error, hint, bare, children }: Labelled & { children: (ids: Ids) => ReactNode }) {
  const id = useId();
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className={styles["field"]}>
      <label htmlFor={id} className={bare ? "hidden" : styles["label"]}>
        {label}
      </label>
      {children({ id, describedBy: described || undefined })}
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

/** A text field with its label, hint and error. */
export function TextField({ label, error, hint, bare, ...input }: Labelled & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <Frame label={label} error={error} hint={hint} bare={bare}>
      {({ id, describedBy }) => (
        <input
          {...input}
          id={id}
          className={styles["control"]}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy}
        />
      )}
    </Frame>
  );
}

/** A choice among a few options, by the browser's own control. */
export function SelectField({ label, error, hint, bare, children, ...select }: Labelled & SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <Frame label={label} error={error} hint={hint} bare={bare}>
      {({ id, describedBy }) => (
        <select
          {...select}
          id={id}
          className={styles["control"]}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy}
        >
          {children}
        </select>
      )}
    </Frame>
  );
}

/** A text of several lines with its label, hint and error. */
export function TextArea({ label, error, hint, bare, ...area }: Labelled & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <Frame label={label} error={error} hint={hint} bare={bare}>
      {({ id, describedBy }) => (
        <textarea
          rows={3}
          {...area}
          id={id}
          className={styles["control"]}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy}
        />
      )}
    </Frame>
  );
}
