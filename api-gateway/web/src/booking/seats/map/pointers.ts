/** The gestures on the map. Points are pixels of the map. */
export interface Gestures {
  pan(dx: number, dy: number): void;
  zoom(x: number, y: number, factor: number): void;
  tap(x: number, y: number, touch: boolean): void;
  hover(x: number, y: number): void;
  leave(): void;
}

const TAP_REACH = 8;
const TAP_MILLIS = 600;
const WHEEL_SPEED = 0.0022;
const WHEEL_LINE = 16;

interface Finger {
  x: number;
  y: number;
}

/** Follows mouse, fingers and pen on an element: a drag pans, two fingers and the wheel zoom, a short press taps. */
export function followPointers(element: HTMLElement, gestures: Gestures, signal: AbortSignal): void {
  const fingers = new Map<number, Finger>();
  let begun: { x: number; y: number; at: number } | null = null;
  let dragged = false;
  const at = (event: MouseEvent): Finger => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  const down = (event: PointerEvent) => {
    if (event.button !== 0) {
      return;
    }
    element.setPointerCapture(event.pointerId);
    const point = at(event);
    fingers.set(event.pointerId, point);
    if (fingers.size === 1) {
      begun = { ...point, at: event.timeStamp };
      dragged = false;
    } else {
      dragged = true;
    }
  };

  const move = (event: PointerEvent) => {
    const before = fingers.get(event.pointerId);
    const point = at(event);
    if (before === undefined) {
      gestures.hover(point.x, point.y);
      return;
    }
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    if (other !== undefined) {
      pinch(before, point, other);
    } else if (dragged || (begun !== null && Math.hypot(point.x - begun.x, point.y - begun.y) > TAP_REACH)) {
      dragged = true;
      gestures.pan(point.x - before.x, point.y - before.y);
    } else {
      return;
    }
    fingers.set(event.pointerId, point);
  };

  const pinch = (before: Finger, now: Finger, other: Finger) => {
    const was = Math.hypot(before.x - other.x, before.y - other.y);
    const is = Math.hypot(now.x - other.x, now.y - other.y);
    gestures.pan((now.x - before.x) / 2, (now.y - before.y) / 2);
    if (was > 0 && is > 0) {
      gestures.zoom((now.x + other.x) / 2, (now.y + other.y) / 2, is / was);
    }
  };

  const up = (event: PointerEvent) => {
    if (!fingers.delete(event.pointerId)) {
      return;
    }
    if (event.type === "pointerup" && !dragged && begun !== null && event.timeStamp - begun.at < TAP_MILLIS) {
      const point = at(event);
      gestures.tap(point.x, point.y, event.pointerType !== "mouse");
    }
    begun = null;
  };

  const wheel = (event: WheelEvent) => {
    event.preventDefault();
    const point = at(event);
    const delta = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * WHEEL_LINE : event.deltaY;
    // Trackpads report a pinch as a wheel with Control, in smaller steps.
    gestures.zoom(point.x, point.y, Math.exp(-delta * WHEEL_SPEED * (event.ctrlKey ? 4 : 1)));
  };

  element.addEventListener("pointerdown", down, { signal });
  element.addEventListener("pointermove", move, { signal });
  element.addEventListener("pointerup", up, { signal });
  element.addEventListener("pointercancel", up, { signal });
  element.addEventListener("pointerleave", () => gestures.leave(), { signal });
  element.addEventListener("wheel", wheel, { signal, passive: false });
}
