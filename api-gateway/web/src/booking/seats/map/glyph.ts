import { ATTRIBUTE_BITS } from "../model/field";
import { HELD, SOLD } from "../model/states";
import type { Palette } from "./palette";

/** The look of a painted seat: its state, its price's tone and its attributes. */
export interface Look {
  state: number;
  tone: number;
  attributes: number;
  dim: boolean;
  mine: boolean;
}

const DIM = 0.16;

/** Radius of a seat's glyph as a share of the pitch. */
export const RADIUS = 0.41;

export function lookKey(look: Look): number {
  return look.state | (look.tone << 2) | (look.attributes << 5) | (look.dim ? 256 : 0) | (look.mine ? 512 : 0);
}

/**
 * Paints a seat. Its shape tells the state: a free seat is filled, a held one is a ring with a bar, a sold one a small
 * cross, and an own one filled with a tick. Wheelchair and companion seats are square, and a seat with a restricted
 * view is cut in half.
 */
export function paintSeat(ctx: CanvasRenderingContext2D, x: number, y: number, radius: number, look: Look, palette: Palette): void {
  ctx.globalAlpha = look.dim && !look.mine ? DIM : 1;
  if (look.mine) {
    ctx.fillStyle = palette.mine;
    outline(ctx, x, y, radius * 1.12, look.attributes);
    ctx.fill();
    tick(ctx, x, y, radius, palette.onMine);
  } else if (look.state === SOLD) {
    cross(ctx, x, y, radius, palette);
  } else if (look.state === HELD) {
    held(ctx, x, y, radius, look, palette);
  } else {
    free(ctx, x, y, radius, look, palette);
  }
  ctx.globalAlpha = 1;
}

function outline(ctx: CanvasRenderingContext2D, x: number, y: number, radius: number, attributes: number): void {
  ctx.beginPath();
  if (attributes & (ATTRIBUTE_BITS.WHEELCHAIR | ATTRIBUTE_BITS.COMPANION)) {
    ctx.roundRect(x - radius, y - radius, 2 * radius, 2 * radius, radius * 0.35);
  } else {
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
  }
}

function free(ctx: CanvasRenderingContext2D, x: number, y: number, radius: number, look: Look, palette: Palette): void {
  const colour = palette.tones[look.tone - 1] ?? palette.ink;
  ctx.fillStyle = colour;
  if (look.attributes & ATTRIBUTE_BITS.RESTRICTED_VIEW) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = Math.max(0.75, radius * 0.18);
    outline(ctx, x, y, radius - ctx.lineWidth / 2, look.attributes);
    ctx.stroke();
    ctx.beginPath();
    ctx.arc(x, y, radius, 0, Math.PI);
    ctx.fill();
  } else {
    outline(ctx, x, y, radius, look.attributes);
    ctx.fill();
  }
  if (radius >= 5) {
    mark(ctx, x, y, radius, look.attributes, palette);
  }
}

/** Paints a wheelchair or a plus on a wheelchair or companion seat. */
function mark(ctx: CanvasRenderingContext2D, x: number, y: number, radius: number, attributes: number, palette: Palette): void {
  ctx.strokeStyle = palette.onTone;
  ctx.lineWidth = Math.max(1, radius * 0.16);
  ctx.beginPath();
  if (attributes & ATTRIBUTE_BITS.WHEELCHAIR) {
    ctx.arc(x - radius * 0.05, y + radius * 0.18, radius * 0.42, -0.3, Math.PI * 1.35);
    ctx.moveTo(x - radius * 0.1, y - radius * 0.6);
    ctx.lineTo(x - radius * 0.1, y + radius * 0.1);
    ctx.lineTo(x + radius * 0.45, y + radius * 0.1);
    ctx.stroke();
  } else if (attributes & ATTRIBUTE_BITS.COMPANION) {
    ctx.moveTo(x - radius * 0.45, y);
    ctx.lineTo(x + radius * 0.45, y);
    ctx.moveTo(x, y - radius * 0.45);
    ctx.lineTo(x, y + radius * 0.45);
    ctx.stroke();
  }
}

function held(ctx: CanvasRenderingContext2D, x: number, y: number, radius: number, look: Look, palette: Palette): void {
  ctx.strokeStyle = palette.held;
  ctx.lineWidth = Math.max(0.75, radius * 0.22);
  outline(ctx, x, y, radius - ctx.lineWidth / 2, look.attributes);
  ctx.stroke();
  ctx.beginPath();
  ctx.moveTo(x - radius * 0.4, y);
  ctx.lineTo(x + radius * 0.4, y);
  ctx.stroke();
}

function cross(ctx: CanvasRenderingContext2D, x: number, y: number, radius: number, palette: Palette): void {
  const arm = radius * 0.42;
  ctx.strokeStyle = radius >= 5 ? palette.soldMark : palette.sold;
  ctx.lineWidth = Math.max(0.6, radius * 0.16);
  ctx.beginPath();
  ctx.moveTo(x - arm, y - arm);
  ctx.lineTo(x + arm, y + arm);
  ctx.moveTo(x + arm, y - arm);
  ctx.lineTo(x - arm, y + arm);
  ctx.stroke();
}

function tick(ctx: CanvasRenderingContext2D, x: number, y: number, radius: number, colour: string): void {
  ctx.strokeStyle = colour;
  ctx.lineWidth = Math.max(1, radius * 0.24);
  ctx.lineCap = "round";
  ctx.lineJoin = "round";
  ctx.beginPath();
  ctx.moveTo(x - radius * 0.45, y + radius * 0.02);
  ctx.lineTo(x - radius * 0.1, y + radius * 0.38);
  ctx.lineTo(x + radius * 0.5, y - radius * 0.38);
  ctx.stroke();
  ctx.lineCap = "butt";
  ctx.lineJoin = "miter";
}
