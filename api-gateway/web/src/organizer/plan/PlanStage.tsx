import { useRef, useState, type Dispatch, type KeyboardEvent, type PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Rectangle } from "../../api/types";
import { useFormats } from "../../i18n/format";
import { half, shapeOf, type DraftSection } from "../editor/draft";
import type { DraftAction } from "../editor/history";
import { boundsOf, STAGE } from "./geometry";
import { hues } from "./hues";
import styles from "./Plan.module.css";
import { SectionShape } from "./SectionShape";

interface Drag {
  id: string;
  turn: boolean;
  from: { x: number; y: number };
  start: DraftSection["layout"];
}

const STEP = 0.5;
const STEP_LARGE = 5;
const TURN = 5;
const TURN_SNAP = 15;

export interface PlanStageProps {
  sections: readonly DraftSection[];
  selected: string | null;
  /** Changes the draft; null if the plan is only shown. */
  dispatch: Dispatch<DraftAction> | null;
}

/**
 * The venue's plan, with the stage at the top. Sections are dragged, or moved with the arrow keys and turned with the square
 * brackets; the fields beside the plan do the same.
 */
export function PlanStage({ sections, selected, dispatch }: PlanStageProps) {
  const { t } = useTranslation("organizer");
  const format = useFormats();
  const svg = useRef<SVGSVGElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  // The plan's bounds during a drag, so that its scale does not change.
  const [frozen, setFrozen] = useState<Rectangle | null>(null);
  const bounds = frozen ?? widened(boundsOf(sections.map(shapeOf)));
  const colours = hues(sections.map((section) => section.price));
  const unit = Math.max(bounds.width, bounds.height * 1.4) / 100;

  const point = (event: PointerEvent) => {
    const matrix = svg.current?.getScreenCTM();
    if (!matrix) {
      return { x: 0, y: 0 };
    }
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    return { x: at.x, y: at.y };
  };
  const begin = (event: PointerEvent, section: DraftSection, turn: boolean) => {
    if (dispatch === null || event.button !== 0) {
      return;
    }
    event.stopPropagation();
    svg.current?.setPointerCapture(event.pointerId);
    dispatch({ kind: "select", id: section.id });
    setFrozen(bounds);
    setDrag({ id: section.id, turn, from: point(event), start: section.layout });
  };
  const move = (event: PointerEvent) => {
    if (drag === null || dispatch === null) {
      return;
    }
    const at = point(event);
    if (drag.turn) {
      const angle = (Math.atan2(drag.start.x - at.x, at.y - drag.start.y) * 180) / Math.PI;
      const rotation = event.shiftKey ? Math.round(angle / TURN_SNAP) * TURN_SNAP : Math.round(angle);
      place(dispatch, drag.id, "turn", () => ({ rotation }));
    } else {
      const x = half(drag.start.x + at.x - drag.from.x);
      const y = half(drag.start.y + at.y - drag.from.y);
      place(dispatch, drag.id, "drag", () => ({ x, y }));
    }
  };
  const end = () => {
    setDrag(null);
    setFrozen(null);
    dispatch?.({ kind: "settle" });
  };

  return (
    <svg
      ref={svg}
      className={styles["stage"]}
      viewBox={`${bounds.x} ${bounds.y} ${bounds.width} ${bounds.height}`}
      role="group"
      aria-label={t("plan.label", { count: sections.length })}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
    >
      <g aria-hidden="true">
        <rect x={STAGE.x} y={STAGE.y} width={STAGE.width} height={STAGE.height} rx={0.6} className={styles["platform"]} />
        <text x={0} y={STAGE.y + STAGE.height / 2} fontSize={Math.min(2.2, unit * 2.6)} className={styles["platformName"]}>
          {t("plan.stage")}
        </text>
      </g>
      {sections.map((section) => (
        <g
          key={section.id}
          {...(dispatch === null
            ? { role: "img" }
            : {
                role: "button",
                tabIndex: 0,
                "aria-pressed": section.id === selected,
                onFocus: () => section.id !== selected && dispatch({ kind: "select", id: section.id }),
                onKeyDown: (event: KeyboardEvent) => keyPressed(event, section, dispatch),
                onPointerDown: (event: PointerEvent) => begin(event, section, false),
              })}
          aria-label={t("plan.section", {
            name: section.name,
            rows: section.rows ?? 0,
            seats: section.seatsPerRow ?? 0,
            price: section.price === null ? t("plan.unpriced") : format.won(section.price),
          })}
          className={styles["section"]}
        >
          <SectionShape
            section={section}
            hue={section.price === null ? null : (colours.get(section.price) ?? 1)}
            selected={dispatch !== null && section.id === selected}
            unit={unit}
            onTurn={dispatch === null ? null : (event) => begin(event, section, true)}
          />
        </g>
      ))}
    </svg>
  );
}

/** Returns a rectangle with room for the handle that turns a section. */
function widened({ x, y, width, height }: Rectangle): Rectangle {
  const room = Math.max(width, height) * 0.06;
  return { x: x - room, y: y - room / 2, width: width + 2 * room, height: height + room * 1.5 };
}

function place(
  dispatch: Dispatch<DraftAction>,
  id: string,
  step: string,
  change: (layout: DraftSection["layout"]) => Partial<DraftSection["layout"]>,
) {
  dispatch({
    kind: "section",
    id,
    step,
    change: (section) => ({ ...section, layout: { ...section.layout, ...change(section.layout) } }),
  });
}

const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function keyPressed(event: KeyboardEvent, section: DraftSection, dispatch: Dispatch<DraftAction>) {
  const arrow = ARROWS[event.key];
  const turn = event.key === "[" ? -TURN : event.key === "]" ? TURN : 0;
  if (arrow !== undefined) {
    const step = event.shiftKey ? STEP_LARGE : STEP;
    place(dispatch, section.id, "arrows", ({ x, y }) => ({ x: x + arrow[0] * step, y: y + arrow[1] * step }));
  } else if (turn !== 0) {
    place(dispatch, section.id, "turn", ({ rotation }) => ({ rotation: (rotation + turn) % 360 }));
  } else if (event.key === "Delete") {
    dispatch({ kind: "remove", id: section.id });
  } else {
    return;
  }
  event.preventDefault();
}
