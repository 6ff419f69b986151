import type { ReactNode } from "react";
import { TextField } from "../../ui/Field";

export interface NumberFieldProps {
  label: ReactNode;
  value: number | null;
  onChange: (value: number | null) => void;
  name?: string;
  min?: number;
  max?: number;
  step?: number;
  hint?: ReactNode;
  error?: ReactNode;
  onBlur?: () => void;
}

/** A field for a number; null while it is empty. */
export function NumberField({ value, onChange, step = 1, ...field }: NumberFieldProps) {
  return (
    <TextField
      {...field}
      type="number"
      inputMode={step === 1 && (field.min ?? -1) >= 0 ? "numeric" : "decimal"}
      step={step}
      value={value ?? ""}
      onChange={(event) => {
        const number = event.target.valueAsNumber;
        onChange(Number.isFinite(number) ? number : null);
      }}
    />
  );
}
