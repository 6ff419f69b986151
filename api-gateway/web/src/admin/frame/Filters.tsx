import { useEffect, useRef, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { fromKst, toKst } from "../../i18n/kst";
import { Button } from "../../ui/Button";
import { SelectField, TextField } from "../../ui/Field";
import styles from "./Admin.module.css";

/** A filter of a list. Its value is a parameter of the page's address. */
export type Filter = {
  name: string;
  label: string;
} & (
  | { kind: "text"; placeholder?: string }
  | { kind: "choice"; options: readonly { value: string; text: string }[]; all: string }
  | { kind: "instant" }
  | { kind: "day" }
);

/** Returns the values of filters by name, undefined for one that is not set. */
export function useFilters(): (name: string) => string | undefined {
  const [params] = useSearchParams();
  return (name) => params.get(name) || undefined;
}

/** The form with the filters of a list. They are applied together, and the address then contains them. */
export function Filters({ filters }: { filters: readonly Filter[] }) {
  const { t } = useTranslation("admin");
  const [params, setParams] = useSearchParams();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // The fields show the values of the address, even after the back button; the focus does not move.
    for (const field of form.current?.querySelectorAll<HTMLInputElement | HTMLSelectElement>("input, select") ?? []) {
      const value = params.get(field.name) ?? "";
      field.value = field.type === "datetime-local" && value !== "" ? toKst(value) : value;
    }
  }, [params]);
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const next = new URLSearchParams();
    for (const filter of filters) {
      const text = String(fields.get(filter.name) ?? "").trim();
      const value = filter.kind === "instant" ? (fromKst(text) ?? "") : text;
      if (value !== "") {
        next.set(filter.name, value);
      }
    }
    setParams(next);
  };
  return (
    <form ref={form} className={styles["filters"]} role="search" aria-label={t("filters.label")} onSubmit={apply}>
      {filters.map((filter) => (
        <FilterField key={filter.name} filter={filter} />
      ))}
      <div className={styles["filterButtons"]}>
        <Button type="submit" small kind="primary">
          {t("filters.apply")}
        </Button>
        {params.size > 0 && (
          <Button small kind="quiet" onClick={() => setParams({})}>
            {t("filters.clear")}
          </Button>
        )}
      </div>
    </form>
  );
}

function FilterField({ filter }: { filter: Filter }) {
  const { name, label } = filter;
  if (filter.kind === "choice") {
    return (
      <SelectField name={name} label={label}>
        <option value="">{filter.all}</option>
        {filter.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </SelectField>
    );
  }
  if (filter.kind === "instant") {
    return <TextField name={name} label={label} type="datetime-local" step={1} />;
  }
  return (
    <TextField
      name={name}
      label={label}
      type={filter.kind === "day" ? "date" : "text"}
      placeholder={filter.kind === "text" ? filter.placeholder : undefined}
    />
  );
}
