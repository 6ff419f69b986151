import type { Rectangle, SectionLayout } from "../../api/types";
import { localSeat, placed, type Point } from "../../plan/seatPlace";

/** The shape of a section: its numbers of seats and its layout. */
export interface Shape {
  rows: number;
  seatsPerRow: number;
  layout: SectionLayout;
}

/** The stage of a new plan. The middle of its front edge is the origin. */
export const STAGE: Rectangle = { x: -8, y: -6, width: 16, height: 6 };

const MARGIN = 1;

/**
 * Returns the centre of a seat on the plan.
 *
 * @param row from 1,
 * @param number from 1
 * @param row from 1,
 * @param number from 1
 */
export function seatAt(shape: Shape, row: number, number: number): Point {
  return placed(shape.layout, localSeat(shape.layout, shape.seatsPerRow, row, number));
}

/**
 * Returns the rows of a section as a path around the middle of its front row, before rotation. Drawn with dashes of
 * length zero at the seats' pitch and round ends, each row is a line of dots, one for each seat.
 */
export function rowsPath({ rows, seatsPerRow, layout }: Shape): string {
  const half = ((seatsPerRow - 1) / 2) * layout.seatPitch;
  // The path is a little longer, so that rounding does not drop the last dot.
  const end = half + layout.seatPitch * 0.01;
  const parts: string[] = [];
  for (let row = 0; row < rows; row++) {
    const back = row * layout.rowPitch;
    if (layout.curve <= 0) {
      parts.push(`M${short(-half)} ${short(back)}H${short(end)}`);
    } else {
      const radius = layout.curve + back;
      const from = on(radius, -half / radius, layout.curve);
      const to = on(radius, end / radius, layout.curve);
      const large = (half + end) / radius > Math.PI ? 1 : 0;
      parts.push(`M${short(from.x)} ${short(from.y)}A${short(radius)} ${short(radius)} 0 ${large} 0 ${short(to.x)} ${short(to.y)}`);
    }
  }
  return parts.join("");
}

function on(radius: number, angle: number, curve: number): Point {
  return { x: radius * Math.sin(angle), y: radius * Math.cos(angle) - curve };
}

function short(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

/** Returns the outline of a section around the middle of its front row, before rotation. */
export function outline(shape: Shape): Point[] {
  const { rows, seatsPerRow, layout } = shape;
  const pad = Math.max(layout.seatPitch, layout.rowPitch) * 0.7;
  const steps = layout.curve > 0 ? 12 : 1;
  const row = (back: number, reverse: boolean) =>
    Array.from({ length: steps + 1 }, (_, i) => {
      const share = (reverse ? steps - i : i) / steps;
      const half = ((seatsPerRow - 1) / 2) * layout.seatPitch + pad;
      const along = -half + 2 * half * share;
      if (layout.curve <= 0) {
        return { x: along, y: back };
      }
      // Rows behind are as long as the front one, so they span a smaller angle.
      const radius = Math.max(layout.curve + back, 0.1);
      return on(radius, along / radius, layout.curve);
    });
  return [...row(-pad, false), ...row((rows - 1) * layout.rowPitch + pad, true)];
}

/** Returns the corners of a section on the plan. */
export function outlineOnPlan(shape: Shape): Point[] {
  return outline(shape).map((point) => placed(shape.layout, point));
}

/** Returns the middle of a section on the plan, the position of its name. */
export function middle(shape: Shape): Point {
  return placed(shape.layout, { x: 0, y: ((shape.rows - 1) * shape.layout.rowPitch) / 2 });
}

/** Returns the bounds of the stage and all sections, with a margin. */
export function boundsOf(shapes: readonly Shape[], stage: Rectangle = STAGE): Rectangle {
  const points = [
    { x: stage.x, y: stage.y },
    { x: stage.x + stage.width, y: stage.y + stage.height },
    ...shapes.flatMap(outlineOnPlan),
  ];
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const x = Math.min(...xs) - MARGIN;
  const y = Math.min(...ys) - MARGIN;
  return { x, y, width: Math.max(...xs) + MARGIN - x, height: Math.max(...ys) + MARGIN - y };
}

/** Returns points as an SVG path. */
export function polygon(points: readonly Point[]): string {
  return points.map((point) => `${short(point.x)},${short(point.y)}`).join(" ");
}

/** Returns the pairs of sections whose seats overlap, by index. @param seatsMax bound on the seats that are compared */
export function overlaps(shapes: readonly Shape[], seatsMax = 20_000): [number, number][] {
  const seats = shapes.reduce((sum, shape) => sum + shape.rows * shape.seatsPerRow, 0);
  if (seats > seatsMax) {
    return [];
  }
  const cells = new Map<string, number>();
  const found = new Map<string, [number, number]>();
  const cell = 0.3;
  shapes.forEach((shape, index) => {
    for (let row = 1; row <= shape.rows; row++) {
      for (let number = 1; number <= shape.seatsPerRow; number++) {
        const at = seatAt(shape, row, number);
        const x = Math.floor(at.x / cell);
        const y = Math.floor(at.y / cell);
        for (const [dx, dy] of NEIGHBOURS) {
          const other = cells.get(`${x + dx},${y + dy}`);
          if (other !== undefined && other !== index) {
            found.set(`${other}:${index}`, [other, index]);
          }
        }
        cells.set(`${x},${y}`, index);
      }
    }
  });
  return [...found.values()];
}

const NEIGHBOURS = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => [dx, dy] as const));
