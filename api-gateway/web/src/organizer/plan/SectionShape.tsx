import { memo, useMemo, type PointerEvent } from "react";
import { seatCount, shapeOf, type DraftSection } from "../editor/draft";
import { classes } from "../../ui/classes";
import { middle, outline, polygon, rowsPath, seatAt } from "./geometry";
import styles from "./Plan.module.css";

/** Bound on the seats of a section whose rows are drawn as dots; larger ones are drawn as an outline. */
const DOTS_MAX = 20_000;
const MARK: Record<string, string> = { WHEELCHAIR: "♿", COMPANION: "＋", RESTRICTED_VIEW: "◩" };
const MARKS_SHOWN_MAX = 300;

export interface SectionShapeProps {
  section: DraftSection;
  /** Hue of the section's price, 1 to 6; null while it has none. */
  hue: number | null;
  selected: boolean;
  /** A hundredth of the plan's width in metres, by which readable parts are scaled. */
  unit: number;
  onTurn: ((event: PointerEvent) => void) | null;
}

/** A section on the plan: outline, rows as dots, name, and the handle that turns it. */
export const SectionShape = memo(function SectionShape({ section, hue, selected, unit, onTurn }: SectionShapeProps) {
  const shape = useMemo(() => shapeOf(section), [section]);
  const dots = useMemo(() => (seatCount(section) <= DOTS_MAX ? rowsPath(shape) : ""), [section, shape]);
  const edge = useMemo(() => polygon(outline(shape)), [shape]);
  const { layout } = shape;
  const centre = middle(shape);
  const depth = (shape.rows - 1) * layout.rowPitch;
  const handle = depth + unit * 2.5 + 0.8;
  return (
    <>
      <g
        transform={`translate(${layout.x} ${layout.y}) rotate(${layout.rotation})`}
        className={classes(styles["body"], styles[hue === null ? "unpriced" : `hue${hue}`], selected && styles["selected"])}
      >
        <polygon points={edge} className={styles["edge"]} strokeWidth={unit * (selected ? 0.35 : 0.15)} />
        <path
          d={dots}
          className={styles["dots"]}
          strokeWidth={Math.min(layout.seatPitch, layout.rowPitch) * 0.72}
          strokeDasharray={`0 ${layout.seatPitch}`}
        />
        {selected && onTurn !== null && (
          <g className={styles["handle"]} onPointerDown={onTurn} aria-hidden="true">
            <line y1={depth} y2={handle} strokeWidth={unit * 0.2} />
            <circle cy={handle} r={unit * 1.4} />
          </g>
        )}
      </g>
      {Object.entries(section.attributes)
        .slice(0, MARKS_SHOWN_MAX)
        .map(([key, attributes]) => {
          const [row = 1, seat = 1] = key.split("-").map(Number);
          const at = seatAt(shape, row, seat);
          return (
            <text key={key} x={at.x} y={at.y} fontSize={layout.seatPitch} className={styles["mark"]} aria-hidden="true">
              {MARK[attributes[0] ?? ""]}
            </text>
          );
        })}
      <g aria-hidden="true" className={styles["name"]}>
        <circle cx={centre.x} cy={centre.y} r={unit * (section.name.length > 2 ? 3 : 2)} />
        <text x={centre.x} y={centre.y} fontSize={unit * (section.name.length > 4 ? 1.4 : 2)}>
          {section.name}
        </text>
      </g>
    </>
  );
});
