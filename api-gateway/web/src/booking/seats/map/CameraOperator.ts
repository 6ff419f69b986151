import type { Rectangle } from "../../../api/types";
import { between, bounded, fitting, zoomed, type Camera, type View } from "../model/camera";

/** Bound on the pixels between neighbours at the largest scale. */
const PITCH_MAX = 64;
const MOTION_MILLIS = 180;
const NARROW = 600;

/** Moves the camera over the plan, directly or in a short animation. */
export class CameraOperator {
  view: View = { width: 1, height: 1 };
  camera: Camera = { x: 0, y: 0, scale: 1 };
  private motion: { from: Camera; to: Camera; begun: number } | null = null;
  private sized = false;

  /** Creates the operator. @param pitch metres between neighbours @param moved called when a frame is due */
  constructor(
    private readonly bounds: Rectangle,
    private readonly pitch: number,
    private readonly moved: () => void,
  ) {}

  /** Whether the whole plan is visible. */
  get whole(): boolean {
    return this.camera.scale <= this.all.scale * 1.05;
  }

  resize(view: View): void {
    const wasWhole = !this.sized || this.whole;
    this.view = view;
    this.sized = true;
    this.see(wasWhole ? this.all : this.camera);
  }

  pan(dx: number, dy: number): void {
    const { x, y, scale } = this.camera;
    this.see({ x: x - dx / scale, y: y - dy / scale, scale });
  }

  zoom(x: number, y: number, factor: number): void {
    const { min, max } = this.scales();
    const scale = Math.min(max, Math.max(min, this.camera.scale * factor));
    this.see(zoomed(this.camera, this.view, x, y, scale));
  }

  look(point: { x: number; y: number }): void {
    this.see({ ...this.camera, ...point });
  }

  showAll(): void {
    this.moveTo(this.all);
  }

  zoomBy(factor: number): void {
    const target = this.motion?.to ?? this.camera;
    this.moveTo(zoomed(target, this.view, this.view.width / 2, this.view.height / 2, target.scale * factor));
  }

  zoomTo(x: number, y: number, scale: number): void {
    this.moveTo(zoomed(this.camera, this.view, x, y, scale));
  }

  /** Centres a point at no less than a scale. */
  approach(x: number, y: number, scale: number): void {
    this.moveTo({ x, y, scale: Math.max(scale, this.camera.scale) });
  }

  /** Continues an animation. @returns whether the camera has moved @returns whether the camera has moved */
  advance(now: number): boolean {
    if (this.motion === null) {
      return false;
    }
    const part = Math.min(1, Math.max(0, (now - this.motion.begun) / MOTION_MILLIS));
    this.camera = between(this.motion.from, this.motion.to, 1 - (1 - part) ** 3);
    if (part === 1) {
      this.motion = null;
    }
    return true;
  }

  private get all(): Camera {
    return fitting(this.view, this.bounds, this.view.width < NARROW ? 12 : 28);
  }

  private scales(): { min: number; max: number } {
    const all = this.all.scale;
    return { min: all * 0.9, max: Math.max(PITCH_MAX / this.pitch, all) };
  }

  private moveTo(to: Camera): void {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      this.see(to);
      return;
    }
    const { min, max } = this.scales();
    this.motion = { from: this.camera, to: bounded(to, this.bounds, min, max), begun: performance.now() };
    this.moved();
  }

  private see(camera: Camera): void {
    this.motion = null;
    const { min, max } = this.scales();
    this.camera = bounded(camera, this.bounds, min, max);
    this.moved();
  }
}
