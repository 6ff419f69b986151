import { toScreen, type Camera, type View } from "../model/camera";
import type { SeatField } from "../model/field";
import type { Palette } from "./palette";

/** A seat that was released, with the instant by `performance.now()`. */
export interface Pulse {
  index: number;
  at: number;
}

interface OverlayScene {
  field: SeatField;
  view: View;
  camera: Camera;
  palette: Palette;
  radius: number;
  hovered: number | null;
  focused: number | null;
  pulses: readonly Pulse[];
  now: number;
}

const GROWING_MILLIS = 180;

/** Paints what changes often: the seat under the pointer, the focused seat of the list, and seats just released. */
export function drawOverlay(canvas: HTMLCanvasElement, scene: OverlayScene): void {
  const ctx = canvas.getContext("2d");
  if (ctx === null) {
    return;
  }
  const ratio = canvas.width / scene.view.width;
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.clearRect(0, 0, canvas.width, canvas.height);
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  const radius = Math.max(4, scene.radius * scene.camera.scale);
  for (const pulse of scene.pulses) {
    // The ring grows once and stays until it is removed.
    const part = Math.min(1, (scene.now - pulse.at) / GROWING_MILLIS);
    ring(ctx, scene, pulse.index, radius * (1.2 + 0.7 * part), scene.palette.accent, 2.5);
  }
  if (scene.hovered !== null) {
    ring(ctx, scene, scene.hovered, radius + 3, scene.palette.ink, 2);
  }
  if (scene.focused !== null) {
    ring(ctx, scene, scene.focused, radius + 4, scene.palette.accent, 3);
  }
}

function ring(ctx: CanvasRenderingContext2D, scene: OverlayScene, index: number, radius: number, colour: string, width: number): void {
  const { field, camera, view } = scene;
  const at = toScreen(camera, view, field.x[index] ?? 0, field.y[index] ?? 0);
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.beginPath();
  ctx.arc(at.x, at.y, radius, 0, 2 * Math.PI);
  ctx.stroke();
}
