import { localSeat } from "../../../plan/seatPlace";
import type { FieldSection } from "../model/field";

const shapes = new WeakMap<FieldSection, Path2D>();

/** Returns the outline of a section in its own metres. */
export function sectionShape(section: FieldSection): Path2D {
  const known = shapes.get(section);
  if (known !== undefined) {
    return known;
  }
  const path = new Path2D();
  const { layout, rows, seatsPerRow } = section;
  if (layout.curve > 0) {
    const inner = layout.curve - layout.rowPitch * 0.6;
    const outer = layout.curve + (rows - 1) * layout.rowPitch + layout.rowPitch * 0.6;
    // The front row has the widest angle.
    const half = ((seatsPerRow / 2) * layout.seatPitch) / layout.curve;
    const middle = Math.PI / 2;
    path.arc(0, -layout.curve, Math.max(inner, 0.1), middle + half, middle - half, true);
    path.arc(0, -layout.curve, outer, middle - half * narrow(section), middle + half * narrow(section));
    path.closePath();
  } else {
    const last = localSeat(layout, seatsPerRow, rows, seatsPerRow);
    const x = last.x + layout.seatPitch * 0.6;
    path.roundRect(-x, -layout.rowPitch * 0.6, 2 * x, last.y + layout.rowPitch * 1.2, Math.min(1, x / 4));
  }
  shapes.set(section, path);
  return path;
}

/**
 * Returns the ratio of the last row's angle to that of the front row. Rows with equally many seats take a smaller angle the
 * farther back they are.
 */
function narrow({ layout, rows }: FieldSection): number {
  return layout.curve / (layout.curve + (rows - 1) * layout.rowPitch);
}
