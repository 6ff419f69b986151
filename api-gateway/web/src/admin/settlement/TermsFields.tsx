import { useTranslation } from "react-i18next";
import { SelectField, TextField } from "../../ui/Field";
import styles from "../frame/Admin.module.css";
import { ROUNDINGS, SHARES, type ShareName, type TermFields } from "./terms";

/** Form fields for the terms of settlement. */
export function TermsFields({ value, onChange }: { value: TermFields; onChange: (value: TermFields) => void }) {
  const { t } = useTranslation("admin");
  const set = (name: ShareName, fields: Partial<TermFields[ShareName]>) => onChange({ ...value, [name]: { ...value[name], ...fields } });
  return SHARES.map((name) => (
    <fieldset key={name}>
      <legend>
        <strong>{t(`terms.${name}`)}</strong>
      </legend>
      <div className={styles["form"]}>
        <TextField
          label={t("terms.percent")}
          inputMode="decimal"
          value={value[name].percent}
          onChange={(event) => set(name, { percent: event.target.value })}
        />
        {name !== "tax" && (
          <TextField
            label={t("terms.minimum")}
            inputMode="numeric"
            value={value[name].minimum}
            onChange={(event) => set(name, { minimum: event.target.value })}
          />
        )}
        <SelectField
          label={t("terms.rounding")}
          value={value[name].rounding}
          onChange={(event) => set(name, { rounding: ROUNDINGS.find((one) => one === event.target.value) ?? "HALF_UP" })}
        >
          {ROUNDINGS.map((rounding) => (
            <option key={rounding} value={rounding}>
              {t(`terms.roundings.${rounding}`)}
            </option>
          ))}
        </SelectField>
      </div>
    </fieldset>
  ));
}
