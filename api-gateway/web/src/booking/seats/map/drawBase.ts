import type { Rectangle } from "../../../api/types";
import { toScreen, type Camera, type View } from "../model/camera";
import { localSeat, placed } from "../../../plan/seatPlace";
import type { FieldSection, SeatField } from "../model/field";
import type { Look } from "./glyph";
import type { Palette } from "./palette";
import { seatRadius, type SectionBitmap } from "./sectionBitmap";
import { sectionShape } from "./sectionShape";
import type { Sprites } from "./sprites";

/** Texts on the map, in the reader's language. */
export interface Labels {
  stage: string;
  /** Returns the texts of a section, by its order and its free seats. */
  section(order: number, free: number): { title: string; details: string[] };
  row(row: number): string;
}

export interface BaseScene {
  field: SeatField;
  view: View;
  camera: Camera;
  palette: Palette;
  bitmaps: readonly SectionBitmap[];
  sprites: Sprites;
  labels: Labels;
  free: readonly number[];
  look(section: FieldSection, index: number): Look;
  /** Metres between the nearest neighbours. */
  pitch: number;
  moving: boolean;
}

/** Pixels between neighbours below which sections are drawn as areas, and from which each seat is drawn. */
const AREA_PITCH = 4.5;
const STAMP_PITCH = 13;
const NUMBER_PITCH = 26;
/** Bound on the seats that are drawn one by one while the map moves; above it bitmaps are used. */
const STAMPS_MOVING_MAX = 1_500;

/** Paints the plan: sections as areas, as bitmaps, or seat by seat, depending on the scale. */
export function drawBase(canvas: HTMLCanvasElement, scene: BaseScene): void {
  const ctx = canvas.getContext("2d", { alpha: false });
  if (ctx === null) {
    return;
  }
  const { camera, field, palette, view } = scene;
  const ratio = canvas.width / view.width;
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.fillStyle = palette.canvas;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  stage(ctx, scene, ratio);
  const pitch = scene.pitch * camera.scale;
  const visible = field.sections.filter((section) => sees(camera, view, section.bounds));
  const stamps = pitch >= STAMP_PITCH && !(scene.moving && seatsInView(scene) > STAMPS_MOVING_MAX);
  for (const section of visible) {
    if (pitch < AREA_PITCH) {
      area(ctx, scene, section, ratio);
    } else if (stamps) {
      seats(ctx, scene, section, ratio);
    } else {
      bitmap(ctx, scene, section, ratio);
    }
  }
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  for (const section of visible) {
    label(ctx, scene, section, pitch);
  }
}

function sees(camera: Camera, view: View, box: Rectangle): boolean {
  const a = toScreen(camera, view, box.x, box.y);
  const b = toScreen(camera, view, box.x + box.width, box.y + box.height);
  return b.x >= 0 && a.x <= view.width && b.y >= 0 && a.y <= view.height;
}

function seatsInView({ view, camera, pitch }: BaseScene): number {
  return (view.width * view.height) / (pitch * camera.scale) ** 2;
}

function stage(ctx: CanvasRenderingContext2D, { field, camera, view, palette, labels }: BaseScene, ratio: number): void {
  const { stage: box } = field.plan;
  const from = toScreen(camera, view, box.x, box.y);
  const width = box.width * camera.scale;
  const height = box.height * camera.scale;
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.fillStyle = palette.sunken;
  ctx.strokeStyle = palette.line;
  ctx.lineWidth = 1;
  ctx.beginPath();
  const bow = Math.min(height, width * 0.12);
  ctx.moveTo(from.x, from.y);
  ctx.lineTo(from.x + width, from.y);
  ctx.lineTo(from.x + width, from.y + height - bow / 2);
  ctx.quadraticCurveTo(from.x + width / 2, from.y + height + bow / 2, from.x, from.y + height - bow / 2);
  ctx.closePath();
  ctx.fill();
  ctx.stroke();
  const size = Math.min(18, Math.max(10, height * 0.3));
  if (width > 40 && height > 12) {
    ctx.fillStyle = palette.inkSoft;
    ctx.font = `600 ${size}px ${palette.font}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillText(labels.stage, from.x + width / 2, from.y + height / 2);
  }
}

/** Sets the drawing's transformation to the section's own metres, in device pixels. */
function enter(ctx: CanvasRenderingContext2D, { camera, view }: BaseScene, section: FieldSection, ratio: number): void {
  const origin = toScreen(camera, view, section.layout.x, section.layout.y);
  const turn = (section.layout.rotation * Math.PI) / 180;
  const scale = camera.scale * ratio;
  const c = Math.cos(turn) * scale;
  const s = Math.sin(turn) * scale;
  ctx.setTransform(c, s, -s, c, origin.x * ratio, origin.y * ratio);
}

/** Paints a distant section as an area. The strength of its colour shows how full it is. */
function area(ctx: CanvasRenderingContext2D, scene: BaseScene, section: FieldSection, ratio: number): void {
  const { palette, free } = scene;
  const share = (free[section.order] ?? 0) / section.count;
  enter(ctx, scene, section, ratio);
  const shape = sectionShape(section);
  const tone = palette.tones[section.tone - 1] ?? palette.ink;
  ctx.fillStyle = palette.surface;
  ctx.fill(shape);
  ctx.globalAlpha = palette.forced ? 0 : 0.1 + 0.5 * share;
  ctx.fillStyle = share === 0 ? palette.sold : tone;
  ctx.fill(shape);
  ctx.globalAlpha = 1;
  ctx.strokeStyle = share === 0 ? palette.soldMark : tone;
  ctx.lineWidth = 1.5 / scene.camera.scale;
  ctx.setLineDash(share === 0 ? [5 / scene.camera.scale, 4 / scene.camera.scale] : []);
  ctx.stroke(shape);
  ctx.setLineDash([]);
}

function bitmap(ctx: CanvasRenderingContext2D, scene: BaseScene, section: FieldSection, ratio: number): void {
  enter(ctx, scene, section, ratio);
  const { x, y, width, height } = section.local;
  const image = scene.bitmaps[section.order]?.canvas;
  if (image !== undefined) {
    ctx.drawImage(image, x, y, width, height);
  }
}

function seats(ctx: CanvasRenderingContext2D, scene: BaseScene, section: FieldSection, ratio: number): void {
  const { camera, view, field, sprites, palette } = scene;
  const radius = seatRadius(section) * camera.scale;
  sprites.prepare(radius * ratio, palette);
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  const numbers = section.layout.seatPitch * camera.scale >= NUMBER_PITCH && !scene.moving;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.font = `600 ${Math.min(radius * 0.95, 14) * ratio}px ${palette.font}`;
  const margin = radius * 2;
  for (let i = 0; i < section.count; i++) {
    const index = section.first + i;
    const x = ((field.x[index] ?? 0) - camera.x) * camera.scale + view.width / 2;
    const y = ((field.y[index] ?? 0) - camera.y) * camera.scale + view.height / 2;
    if (x < -margin || y < -margin || x > view.width + margin || y > view.height + margin) {
      continue;
    }
    const look = scene.look(section, index);
    sprites.stamp(ctx, x * ratio, y * ratio, radius * ratio, look);
    if (numbers && look.state === 0 && !look.mine && !look.dim && look.attributes === 0) {
      ctx.fillStyle = palette.onTone;
      ctx.fillText(String((i % section.seatsPerRow) + 1), x * ratio, y * ratio);
    }
  }
  if (section.layout.rowPitch * camera.scale >= STAMP_PITCH && !scene.moving) {
    rows(ctx, scene, section, ratio);
  }
}

/** Paints the names of rows beside their first seats. */
function rows(ctx: CanvasRenderingContext2D, { camera, view, palette, labels }: BaseScene, section: FieldSection, ratio: number): void {
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.fillStyle = palette.inkSoft;
  ctx.font = `500 11px ${palette.font}`;
  for (let row = 1; row <= section.rows; row++) {
    const before = placed(section.layout, localSeat(section.layout, section.seatsPerRow, row, -0.3));
    const at = toScreen(camera, view, before.x, before.y);
    if (at.x > -40 && at.y > -20 && at.x < view.width + 40 && at.y < view.height + 20) {
      ctx.fillText(labels.row(row), at.x, at.y);
    }
  }
}

function label(ctx: CanvasRenderingContext2D, scene: BaseScene, section: FieldSection, pitch: number): void {
  const { camera, view, palette, free, labels } = scene;
  const words = labels.section(section.order, free[section.order] ?? 0);
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  if (pitch >= AREA_PITCH) {
    // The name is above the front row, so that it covers no seat.
    const front = placed(section.layout, { x: 0, y: -section.layout.rowPitch });
    const at = toScreen(camera, view, front.x, front.y);
    ctx.font = `700 13px ${palette.font}`;
    ctx.fillStyle = palette.ink;
    ctx.fillText(words.title, at.x, at.y);
    return;
  }
  const middle = placed(section.layout, localSeat(section.layout, section.seatsPerRow, (section.rows + 1) / 2, (section.seatsPerRow + 1) / 2));
  const at = toScreen(camera, view, middle.x, middle.y);
  const width = section.local.width * camera.scale;
  const size = Math.min(18, Math.max(11, width / 6));
  const small = Math.min(13, Math.max(10, size * 0.75));
  ctx.font = `500 ${small}px ${palette.font}`;
  const room = section.local.height * camera.scale - size * 1.6;
  const lines = words.details.slice(0, Math.max(0, Math.floor(room / (small * 1.3))));
  const details = lines.every((line) => ctx.measureText(line).width <= width - 8) ? lines : [];
  let y = at.y - (details.length * small * 1.3) / 2;
  ctx.fillStyle = palette.ink;
  ctx.font = `700 ${size}px ${palette.font}`;
  ctx.fillText(words.title, at.x, y);
  ctx.font = `500 ${small}px ${palette.font}`;
  y += size * 0.15;
  for (const line of details) {
    y += small * 1.3;
    ctx.fillText(line, at.x, y);
  }
}
