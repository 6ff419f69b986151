/** Width of a poster in pixels; width and height are three to four. */
export const POSTER_WIDTH = 900;
export const POSTER_HEIGHT = 1200;
/** Largest size of a poster that the platform accepts, in bytes. */
export const POSTER_BYTES_MAX = 1_048_576;
export const ZOOM_MAX = 4;

/** The visible part of a picture: the zoom from 1, and the middle of the part from 0 to 1 of the picture. */
export interface Crop {
  zoom: number;
  x: number;
  y: number;
}

export const CROP_START: Crop = { zoom: 1, x: 0.5, y: 0.5 };

/** The part of a picture in pixels. It never exceeds the edge. */
export interface Part {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Returns the part of a picture that a crop shows, in the ratio of a poster. */
export function partOf(crop: Crop, width: number, height: number): Part {
  const ratio = POSTER_WIDTH / POSTER_HEIGHT;
  const whole = width / height > ratio ? { width: height * ratio, height } : { width, height: width / ratio };
  const zoom = Math.min(ZOOM_MAX, Math.max(1, crop.zoom));
  const part = { width: whole.width / zoom, height: whole.height / zoom };
  return {
    ...part,
    x: Math.min(width - part.width, Math.max(0, crop.x * width - part.width / 2)),
    y: Math.min(height - part.height, Math.max(0, crop.y * height - part.height / 2)),
  };
}

/** Returns the crop with its middle moved by a share of the visible part, kept within the picture. */
export function moved(crop: Crop, dx: number, dy: number, width: number, height: number): Crop {
  const part = partOf(crop, width, height);
  const middle = (start: number, by: number, length: number, whole: number) =>
    Math.min(whole - length / 2, Math.max(length / 2, start + length / 2 + by * length)) / whole;
  return {
    zoom: crop.zoom,
    x: middle(part.x, dx, part.width, width),
    y: middle(part.y, dy, part.height, height),
  };
}

/** Draws the part into a canvas of the same ratio. */
export function draw(canvas: HTMLCanvasElement, picture: ImageBitmap, crop: Crop): void {
  const part = partOf(crop, picture.width, picture.height);
  canvas
    .getContext("2d")
    ?.drawImage(picture, part.x, part.y, part.width, part.height, 0, 0, canvas.width, canvas.height);
}

const QUALITIES = [0.9, 0.8, 0.65, 0.5];

/** Returns the poster as a JPEG that the platform accepts. @throws Error if even the lowest quality is too large */
export async function posterOf(picture: ImageBitmap, crop: Crop): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = POSTER_WIDTH;
  canvas.height = POSTER_HEIGHT;
  draw(canvas, picture, crop);
  for (const quality of QUALITIES) {
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
    if (blob !== null && blob.size <= POSTER_BYTES_MAX) {
      return blob;
    }
  }
  throw new Error("The poster is too large");
}
