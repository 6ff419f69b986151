import { useState, type ReactNode } from "react";
import styles from "./BarChart.module.css";

/** A bar of a chart. */
export interface Bar {
  key: string;
  /** Text below the bar. */
  label: string;
  value: number;
  /** The value as text, e.g. "₩55,000". */
  text: string;
}

const HEIGHT = 120;
const WIDTH = 600;
/** Least number of slots, so that few bars stay narrow. */
const SLOTS_MIN = 12;

/**
 * Bars over time. To screen readers the chart is a picture; its content is told by the bar under the pointer and by the
 * table.
 *
 * @param title tells what is drawn
 * @param table a table of the same numbers
 */
export function BarChart({ title, bars, table }: { title: string; bars: readonly Bar[]; table?: ReactNode }) {
  const [pointed, setPointed] = useState<number | null>(null);
  const max = Math.max(1, ...bars.map((bar) => bar.value));
  const step = WIDTH / Math.max(SLOTS_MIN, bars.length);
  const highest = bars.reduce<Bar | null>((best, bar) => (best === null || bar.value > best.value ? bar : best), null);
  const shown = (pointed === null ? highest : bars[pointed]) ?? null;
  return (
    <figure className={styles["chart"]}>
      <figcaption className={styles["title"]}>
        <span>{title}</span>
        <span className={styles["value"]} aria-hidden="true">
          {shown === null ? "" : `${shown.label} · ${shown.text}`}
        </span>
      </figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className={styles["bars"]}
        role="img"
        aria-label={`${title}${highest === null ? "" : `: ${highest.label}, ${highest.text}`}`}
        onPointerLeave={() => setPointed(null)}
      >
        <line x1="0" x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} className={styles["axis"]} />
        {bars.map((bar, index) => {
          const height = (bar.value / max) * (HEIGHT - 8);
          return (
            <g key={bar.key} onPointerEnter={() => setPointed(index)}>
              <rect x={index * step} y={0} width={step} height={HEIGHT} className={styles["hit"]} />
              <rect
                x={index * step + step * 0.12}
                y={HEIGHT - Math.max(height, bar.value > 0 ? 2 : 0)}
                width={step * 0.76}
                height={Math.max(height, bar.value > 0 ? 2 : 0)}
                className={pointed === index ? styles["pointed"] : styles["bar"]}
              />
            </g>
          );
        })}
      </svg>
      <div className={styles["ends"]} aria-hidden="true">
        <span>{bars[0]?.label}</span>
        {bars.length > 1 && <span>{bars[bars.length - 1]?.label}</span>}
      </div>
      {table}
    </figure>
  );
}
