import { useEffect, useId, useRef, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { draw, moved, ZOOM_MAX, type Crop } from "./crop";
import styles from "./Poster.module.css";

const PREVIEW_WIDTH = 450;
const PREVIEW_HEIGHT = 600;
const KEYS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-0.05, 0],
  ArrowRight: [0.05, 0],
  ArrowUp: [0, -0.05],
  ArrowDown: [0, 0.05],
};

/** Chooses a part of a picture: a drag or the arrow keys move it, the slider zooms. */
export function Cropper({ picture, crop, onCrop }: { picture: ImageBitmap; crop: Crop; onCrop: (crop: Crop) => void }) {
  const { t } = useTranslation("organizer");
  const canvas = useRef<HTMLCanvasElement>(null);
  const zoom = useId();
  useEffect(() => {
    if (canvas.current !== null) {
      draw(canvas.current, picture, crop);
    }
  }, [picture, crop]);
  const shift = (dx: number, dy: number) => onCrop(moved(crop, dx, dy, picture.width, picture.height));
  const key = (event: KeyboardEvent) => {
    const by = KEYS[event.key];
    if (by !== undefined) {
      event.preventDefault();
      shift(...by);
    }
  };
  return (
    <div className={styles["cropper"]}>
      <canvas
        ref={canvas}
        width={PREVIEW_WIDTH}
        height={PREVIEW_HEIGHT}
        className={styles["canvas"]}
        role="application"
        aria-label={t("poster.crop")}
        tabIndex={0}
        onKeyDown={key}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) {
            const { clientWidth, clientHeight } = event.currentTarget;
            shift(-event.movementX / clientWidth, -event.movementY / clientHeight);
          }
        }}
      />
      <label htmlFor={zoom} className={styles["zoom"]}>
        {t("poster.zoom")}
        <input
          id={zoom}
          type="range"
          min={1}
          max={ZOOM_MAX}
          step={0.02}
          value={crop.zoom}
          onChange={(event) => onCrop({ ...crop, zoom: event.target.valueAsNumber })}
        />
      </label>
    </div>
  );
}
