import type { Rectangle } from "../../../api/types";

/** The visible part of the plan: the plan's point in the middle of the view, and pixels per metre. */
export interface Camera {
  x: number;
  y: number;
  scale: number;
}

export interface View {
  width: number;
  height: number;
}

/** Returns the camera that shows a whole rectangle. @param padding pixels around it @param padding pixels around it */
export function fitting(view: View, area: Rectangle, padding = 24): Camera {
  const scale = Math.min(
    Math.max(1, view.width - 2 * padding) / area.width,
    Math.max(1, view.height - 2 * padding) / area.height,
  );
  return { x: area.x + area.width / 2, y: area.y + area.height / 2, scale };
}

export function toScreen(camera: Camera, view: View, x: number, y: number): { x: number; y: number } {
  return { x: (x - camera.x) * camera.scale + view.width / 2, y: (y - camera.y) * camera.scale + view.height / 2 };
}

export function toPlan(camera: Camera, view: View, x: number, y: number): { x: number; y: number } {
  return { x: (x - view.width / 2) / camera.scale + camera.x, y: (y - view.height / 2) / camera.scale + camera.y };
}

/** Returns the camera after a zoom that keeps the plan's point under a point of the screen. */
export function zoomed(camera: Camera, view: View, x: number, y: number, scale: number): Camera {
  const fixed = toPlan(camera, view, x, y);
  return { x: fixed.x - (x - view.width / 2) / scale, y: fixed.y - (y - view.height / 2) / scale, scale };
}

/** Returns the camera with its scale in the bounds and the plan in view. */
export function bounded(camera: Camera, area: Rectangle, min: number, max: number): Camera {
  return {
    x: Math.min(area.x + area.width, Math.max(area.x, camera.x)),
    y: Math.min(area.y + area.height, Math.max(area.y, camera.y)),
    scale: Math.min(max, Math.max(min, camera.scale)),
  };
}

/** Returns a camera between two, by a part from 0 to 1. Scales change by their ratio, so that a zoom looks even. */
export function between(from: Camera, to: Camera, part: number): Camera {
  return {
    x: from.x + (to.x - from.x) * part,
    y: from.y + (to.y - from.y) * part,
    scale: from.scale * (to.scale / from.scale) ** part,
  };
}
