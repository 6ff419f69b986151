import { fitting, toPlan, toScreen, type Camera, type View } from "../model/camera";
import type { SeatField } from "../model/field";
import type { Palette } from "./palette";
import { sectionShape } from "./sectionShape";

const PADDING = 6;

/** Paints the whole plan in small, with the visible part. */
export function drawMinimap(
  canvas: HTMLCanvasElement,
  field: SeatField,
  view: View,
  camera: Camera,
  palette: Palette,
  free: readonly number[],
): void {
  const ctx = canvas.getContext("2d");
  const { clientWidth: width, clientHeight: height } = canvas;
  if (ctx === null || width === 0) {
    return;
  }
  const ratio = devicePixelRatio;
  if (canvas.width !== Math.round(width * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  const small = { width, height };
  const all = fitting(small, field.plan.bounds, PADDING);
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.fillStyle = palette.surface;
  ctx.fillRect(0, 0, width, height);
  const stage = toScreen(all, small, field.plan.stage.x, field.plan.stage.y);
  ctx.fillStyle = palette.line;
  ctx.fillRect(stage.x, stage.y, field.plan.stage.width * all.scale, field.plan.stage.height * all.scale);
  for (const section of field.sections) {
    const origin = toScreen(all, small, section.layout.x, section.layout.y);
    const turn = (section.layout.rotation * Math.PI) / 180;
    const c = Math.cos(turn) * all.scale * ratio;
    const s = Math.sin(turn) * all.scale * ratio;
    ctx.setTransform(c, s, -s, c, origin.x * ratio, origin.y * ratio);
    ctx.fillStyle = (free[section.order] ?? 0) === 0 ? palette.sold : (palette.tones[section.tone - 1] ?? palette.ink);
    ctx.globalAlpha = 0.55;
    ctx.fill(sectionShape(section));
    ctx.globalAlpha = 1;
  }
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  const from = toScreen(all, small, ...corner(camera, view, -1));
  const to = toScreen(all, small, ...corner(camera, view, 1));
  ctx.strokeStyle = palette.ink;
  ctx.lineWidth = 2;
  ctx.strokeRect(from.x, from.y, to.x - from.x, to.y - from.y);
}

function corner(camera: Camera, view: View, side: -1 | 1): [number, number] {
  return [camera.x + (side * view.width) / 2 / camera.scale, camera.y + (side * view.height) / 2 / camera.scale];
}

/** Returns the point of the plan under the pointer. */
export function minimapPoint(canvas: HTMLCanvasElement, field: SeatField, event: PointerEvent): { x: number; y: number } {
  const box = canvas.getBoundingClientRect();
  const small = { width: canvas.clientWidth, height: canvas.clientHeight };
  const all = fitting(small, field.plan.bounds, PADDING);
  return toPlan(all, small, event.clientX - box.left, event.clientY - box.top);
}
