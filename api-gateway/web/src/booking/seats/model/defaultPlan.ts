import type { Concert, Plan, PlanSection } from "../../../api/types";

const SEAT_PITCH = 0.55;
const ROW_PITCH = 0.9;
const AISLE = 2;
const FRONT = 4;
const WIDTH_MAX = 60;

/**
 * Returns a plan of straight sections, in rows behind the stage's front edge. It replaces the venue's plan if that
 * cannot be read, so that a person can still book.
 */
export function defaultPlan(concert: Pick<Concert, "concertId" | "sections">): Plan {
  const sections: PlanSection[] = [];
  let line: Concert["sections"] = [];
  let lineWidth = 0;
  let front = FRONT;
  let widest = 0;
  const close = () => {
    let left = -lineWidth / 2;
    for (const section of line) {
      const width = section.seatsPerRow * SEAT_PITCH;
      const layout = { x: left + width / 2, y: front, rotation: 0, curve: 0, seatPitch: SEAT_PITCH, rowPitch: ROW_PITCH };
      sections.push({ ...section, layout, placed: "DEFAULT", attributes: {} });
      left += width + AISLE;
    }
    front += Math.max(0, ...line.map((section) => section.rows)) * ROW_PITCH + AISLE;
    widest = Math.max(widest, lineWidth);
    line = [];
    lineWidth = 0;
  };
  for (const section of concert.sections) {
    const width = section.seatsPerRow * SEAT_PITCH;
    if (line.length > 0 && lineWidth + AISLE + width > WIDTH_MAX) {
      close();
    }
    lineWidth += (line.length > 0 ? AISLE : 0) + width;
    line.push(section);
  }
  close();
  const stageWidth = Math.min(16, Math.max(6, widest * 0.6));
  const width = Math.max(widest, stageWidth) + 4;
  return {
    concertId: concert.concertId,
    version: "default",
    stage: { x: -stageWidth / 2, y: -5, width: stageWidth, height: 5 },
    bounds: { x: -width / 2, y: -6, width, height: front + 6 },
    sections,
  };
}
