import { toPlan, toScreen } from "../model/camera";
import { nearestSeat, sectionOf, type FieldSection, type SeatField } from "../model/field";
import type { SeatStore } from "../model/store";
import { CameraOperator } from "./CameraOperator";
import { drawBase, type Labels } from "./drawBase";
import { drawOverlay, type Pulse } from "./drawOverlay";
import type { MapEvents } from "./events";
import type { Look } from "./glyph";
import { drawMinimap, minimapPoint } from "./minimap";
import { followPalette, readPalette, type Palette } from "./palette";
import { followPointers, type Gestures } from "./pointers";
import { SectionBitmap, seatRadius } from "./sectionBitmap";
import { Sprites } from "./sprites";

/** Pixels between neighbours from which a tap selects; below, it zooms. A finger needs more than a mouse. */
export const SELECT_PITCH = { mouse: 12, touch: 22 } as const;
const TAP_PITCH = 30;
const PULSE_MILLIS = 2_500;
const IDLE_MILLIS = 120;
/** Bound on the time of a frame for repainting sections, in ms. */
const REPAINT_MILLIS = 6;

/** The map of a concert's seats on two canvases and a small one. React creates it and leaves the frames to it. */
export class SeatMapView {
  private readonly operator: CameraOperator;
  private palette: Palette;
  private readonly field: SeatField;
  private readonly bitmaps: SectionBitmap[];
  private readonly sprites = new Sprites();
  private readonly ending = new AbortController();
  private readonly radius: number;
  private readonly pitch: number;
  private dimmed: Uint8Array;
  private mine: ReadonlySet<number> = new Set();
  private hovered: number | null = null;
  private focused: number | null = null;
  private pulses: Pulse[] = [];
  private frame = 0;
  private baseDue = true;
  private movedAt = -Infinity;
  private told = "";

  constructor(
    private readonly store: SeatStore,
    private readonly base: HTMLCanvasElement,
    private readonly overlay: HTMLCanvasElement,
    private readonly minimap: HTMLCanvasElement,
    private labels: Labels,
    private readonly events: MapEvents,
  ) {
    this.field = store.field;
    this.dimmed = new Uint8Array(this.field.count);
    this.bitmaps = this.field.sections.map((section) => new SectionBitmap(section));
    this.radius = Math.min(...this.field.sections.map(seatRadius));
    this.pitch = Math.min(...this.field.sections.map((section) => Math.min(section.layout.seatPitch, section.layout.rowPitch)));
    this.operator = new CameraOperator(this.field.plan.bounds, this.pitch, () => this.seen());
    this.palette = readPalette(overlay);
    const { signal } = this.ending;
    const observer = new ResizeObserver(() => this.resize());
    observer.observe(overlay);
    signal.addEventListener("abort", () => observer.disconnect());
    signal.addEventListener("abort", store.paint((changes) => this.changed(changes)));
    followPointers(overlay, this.gestures(), signal);
    followPalette(signal, () => {
      this.palette = readPalette(overlay);
      this.repaint(true);
    });
    void document.fonts.ready.then(() => this.repaint(false));
    minimap.addEventListener("pointerdown", (event) => this.jump(event), { signal });
    minimap.addEventListener("pointermove", (event) => event.buttons === 1 && this.jump(event), { signal });
  }

  dispose(): void {
    this.ending.abort();
    cancelAnimationFrame(this.frame);
  }

  setLabels(labels: Labels): void {
    this.labels = labels;
    this.repaint(false);
  }

  setMine(mine: ReadonlySet<number>): void {
    const before = this.mine;
    this.mine = mine;
    for (const index of [...before, ...mine]) {
      if (before.has(index) !== mine.has(index)) {
        this.touch(index);
      }
    }
    this.baseDue = true;
    this.ask();
  }

  setDimmed(dimmed: Uint8Array): void {
    this.dimmed = dimmed;
    this.repaint(true);
  }

  setFocused(index: number | null): void {
    this.focused = index;
    this.ask();
  }

  /** Shows the whole plan. */
  showAll(): void {
    this.operator.showAll();
  }

  zoomBy(factor: number): void {
    this.operator.zoomBy(factor);
  }

  /** Shows a seat at a scale at which it can be chosen. Does nothing if it is visible at that scale already. */
  showSeat(index: number): void {
    const { camera, view } = this.operator;
    const x = this.field.x[index] ?? 0;
    const y = this.field.y[index] ?? 0;
    const at = toScreen(camera, view, x, y);
    const seen = at.x >= 0 && at.y >= 0 && at.x <= view.width && at.y <= view.height;
    if (!seen || camera.scale * this.pitch < SELECT_PITCH.touch) {
      this.operator.approach(x, y, TAP_PITCH / this.pitch);
    }
  }

  private gestures(): Gestures {
    return {
      pan: (dx, dy) => this.operator.pan(dx, dy),
      zoom: (x, y, factor) => this.operator.zoom(x, y, factor),
      tap: (x, y, touch) => this.tap(x, y, touch),
      hover: (x, y) => this.hover(x, y),
      leave: () => this.hover(null, 0),
    };
  }

  private tap(x: number, y: number, touch: boolean): void {
    const point = toPlan(this.operator.camera, this.operator.view, x, y);
    const found = nearestSeat(this.field, point.x, point.y);
    if (this.operator.camera.scale * this.pitch < SELECT_PITCH[touch ? "touch" : "mouse"]) {
      this.operator.zoomTo(x, y, TAP_PITCH / this.pitch);
    } else if (found !== null && found.distance <= this.pitch) {
      this.events.onSeat(found.index);
    }
  }

  private hover(x: number | null, y: number): void {
    let index: number | null = null;
    if (x !== null && this.operator.camera.scale * this.pitch >= SELECT_PITCH.mouse) {
      const point = toPlan(this.operator.camera, this.operator.view, x, y);
      const found = nearestSeat(this.field, point.x, point.y);
      index = found !== null && found.distance <= this.radius * 1.4 ? found.index : null;
    }
    if (index !== this.hovered) {
      this.hovered = index;
      const at = index === null ? { x: 0, y: 0 } : toScreen(this.operator.camera, this.operator.view, this.field.x[index] ?? 0, this.field.y[index] ?? 0);
      this.events.onHover(index, at.x, at.y);
      this.ask();
    }
  }

  private jump(event: PointerEvent): void {
    this.operator.look(minimapPoint(this.minimap, this.field, event));
  }

  private seen(): void {
    this.movedAt = performance.now();
    this.baseDue = true;
    if (this.hovered !== null) {
      this.hovered = null;
      this.events.onHover(null, 0, 0);
    }
    this.ask();
  }

  private resize(): void {
    const { clientWidth: width, clientHeight: height } = this.overlay;
    if (width === 0 || height === 0) {
      return;
    }
    const ratio = devicePixelRatio;
    for (const canvas of [this.base, this.overlay]) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
    }
    this.operator.resize({ width, height });
  }

  private changed(changes: Parameters<Parameters<SeatStore["paint"]>[0]>[0]): void {
    const now = performance.now();
    // The first map changes all seats at once, which must not animate single seats.
    const single = changes.length < 200;
    for (const { index, from, to } of changes) {
      this.touch(index);
      if (single && from !== 0 && to === 0) {
        this.pulses.push({ index, at: now });
      }
    }
    this.baseDue = true;
    this.ask();
  }

  private touch(index: number): void {
    this.bitmaps[sectionOf(this.field, index).order]?.touch(index);
  }

  private repaint(bitmaps: boolean): void {
    if (bitmaps) {
      this.bitmaps.forEach((bitmap) => bitmap.spoil());
    }
    this.baseDue = true;
    this.ask();
  }

  private ask(): void {
    if (this.frame === 0 && !this.ending.signal.aborted) {
      this.frame = requestAnimationFrame((now) => {
        this.frame = 0;
        this.draw(now);
      });
    }
  }

  private readonly look = (section: FieldSection, index: number): Look => ({
    state: this.store.states[index] ?? 0,
    tone: section.tone,
    attributes: this.field.attributes[index] ?? 0,
    dim: this.dimmed[index] === 1,
    mine: this.mine.has(index),
  });

  private draw(now: number): void {
    if (this.operator.advance(now)) {
      this.movedAt = now;
      this.baseDue = true;
    }
    const repainting = this.repaintSections();
    const moving = now - this.movedAt < IDLE_MILLIS;
    if (this.baseDue) {
      this.baseDue = false;
      drawBase(this.base, {
        field: this.field,
        view: this.operator.view,
        camera: this.operator.camera,
        palette: this.palette,
        bitmaps: this.bitmaps,
        sprites: this.sprites,
        labels: this.labels,
        free: this.store.free,
        look: this.look,
        pitch: this.pitch,
        moving,
      });
      this.tellView();
      drawMinimap(this.minimap, this.field, this.operator.view, this.operator.camera, this.palette, this.store.free);
    }
    this.pulses = this.pulses.filter((pulse) => now - pulse.at < PULSE_MILLIS);
    drawOverlay(this.overlay, {
      field: this.field,
      view: this.operator.view,
      camera: this.operator.camera,
      palette: this.palette,
      radius: this.radius,
      hovered: this.hovered,
      focused: this.focused,
      pulses: this.pulses,
      now,
    });
    if (moving || repainting) {
      this.baseDue = true;
      this.ask();
    } else if (this.pulses.length > 0) {
      this.ask();
    }
  }

  /** Repaints sections within a frame. @returns whether sections are left for the next frame */
  private repaintSections(): boolean {
    const begun = performance.now();
    for (const bitmap of this.bitmaps) {
      if (!bitmap.clean) {
        if (performance.now() - begun > REPAINT_MILLIS) {
          return true;
        }
        bitmap.paint((index) => this.look(bitmap.section, index), this.palette);
        this.baseDue = true;
      }
    }
    return false;
  }

  private tellView(): void {
    const { whole } = this.operator;
    const selects = this.operator.camera.scale * this.pitch >= SELECT_PITCH[matchMedia("(pointer: fine)").matches ? "mouse" : "touch"];
    const told = `${whole}${selects}`;
    if (told !== this.told) {
      this.told = told;
      this.events.onView(whole, selects);
    }
  }
}
