import { localSeat } from "../../../plan/seatPlace";
import type { FieldSection } from "../model/field";
import { paintSeat, RADIUS, type Look } from "./glyph";
import type { Palette } from "./palette";

const PIXELS_PER_SEAT = 9;
const SIDE_MAX = 4_096;

/** A section's seats as a bitmap, before rotation and shift. Only seats that change are painted again. */
export class SectionBitmap {
  readonly canvas = document.createElement("canvas");
  private readonly ctx = this.canvas.getContext("2d");
  private readonly scale: number;
  private readonly dirty = new Set<number>();
  private whole = true;

  constructor(readonly section: FieldSection) {
    const { width, height } = section.local;
    this.scale = Math.min(PIXELS_PER_SEAT / section.layout.seatPitch, SIDE_MAX / width, SIDE_MAX / height);
    this.canvas.width = Math.max(1, Math.ceil(width * this.scale));
    this.canvas.height = Math.max(1, Math.ceil(height * this.scale));
  }

  /** Marks all seats to be painted again. */
  spoil(): void {
    this.whole = true;
    this.dirty.clear();
  }

  /** Marks a seat to be painted again. */
  touch(index: number): void {
    if (!this.whole) {
      this.dirty.add(index);
    }
  }

  get clean(): boolean {
    return !this.whole && this.dirty.size === 0;
  }

  paint(look: (index: number) => Look, palette: Palette): void {
    const { section, ctx } = this;
    if (ctx === null) {
      return;
    }
    if (this.whole) {
      ctx.clearRect(0, 0, this.canvas.width, this.canvas.height);
      for (let i = 0; i < section.count; i++) {
        this.seat(ctx, section.first + i, look, palette);
      }
    } else {
      for (const index of this.dirty) {
        this.erase(ctx, index);
        this.seat(ctx, index, look, palette);
      }
    }
    this.whole = false;
    this.dirty.clear();
  }

  private at(index: number): { x: number; y: number } {
    const { section, scale } = this;
    const within = index - section.first;
    const row = Math.floor(within / section.seatsPerRow) + 1;
    const point = localSeat(section.layout, section.seatsPerRow, row, (within % section.seatsPerRow) + 1);
    return { x: (point.x - section.local.x) * scale, y: (point.y - section.local.y) * scale };
  }

  private get radius(): number {
    return seatRadius(this.section) * this.scale;
  }

  private erase(ctx: CanvasRenderingContext2D, index: number): void {
    const { x, y } = this.at(index);
    const reach = this.radius * 1.18;
    ctx.clearRect(x - reach, y - reach, 2 * reach, 2 * reach);
  }

  private seat(ctx: CanvasRenderingContext2D, index: number, look: (index: number) => Look, palette: Palette): void {
    const { x, y } = this.at(index);
    paintSeat(ctx, x, y, this.radius, look(index), palette);
  }
}

/** Returns a seat's radius on the plan, in metres. */
export function seatRadius(section: FieldSection): number {
  return RADIUS * Math.min(section.layout.seatPitch, section.layout.rowPitch);
}
