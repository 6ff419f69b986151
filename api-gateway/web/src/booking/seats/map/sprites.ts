import { lookKey, paintSeat, type Look } from "./glyph";
import type { Palette } from "./palette";

/** Seats that are painted once for a size and then copied. */
export class Sprites {
  private readonly made = new Map<number, HTMLCanvasElement>();
  private size = 0;
  private palette: Palette | null = null;

  /** Prepares a size. @param radius radius of a seat in device pixels @param radius of a seat in device pixels */
  prepare(radius: number, palette: Palette): void {
    const size = Math.ceil(radius * 2.5) + 2;
    if (size !== this.size || palette !== this.palette) {
      this.made.clear();
      this.size = size;
      this.palette = palette;
    }
  }

  /**
   * Copies a seat to the canvas.
   *
   * @param x position in device pixels, like y and radius
   * @param x in device pixels, as y and radius
   */
  stamp(ctx: CanvasRenderingContext2D, x: number, y: number, radius: number, look: Look): void {
    const sprite = this.sprite(look);
    const side = (this.size * radius) / this.inner();
    ctx.drawImage(sprite, x - side / 2, y - side / 2, side, side);
  }

  /** Returns the radius with which sprites are painted; the requested size may be a fraction smaller. */
  private inner(): number {
    return (this.size - 2) / 2.5;
  }

  private sprite(look: Look): HTMLCanvasElement {
    const key = lookKey(look);
    const known = this.made.get(key);
    if (known !== undefined) {
      return known;
    }
    const canvas = document.createElement("canvas");
    canvas.width = this.size;
    canvas.height = this.size;
    const ctx = canvas.getContext("2d");
    if (ctx !== null && this.palette !== null) {
      paintSeat(ctx, this.size / 2, this.size / 2, this.inner(), look, this.palette);
    }
    this.made.set(key, canvas);
    return canvas;
  }
}
