/** A seat in a section's grid, by row and number from 1. */
export interface Cell {
  row: number;
  number: number;
}

const PAGE = 5;

/**
 * Returns the seat that a key leads to, null for a key that the grid does not use.
 *
 * @param far whether Control is held
 * @param far Control is held
 */
export function moved(cell: Cell, key: string, far: boolean, size: { rows: number; seatsPerRow: number }): Cell | null {
  const to = (row: number, number: number): Cell => ({
    row: Math.min(size.rows, Math.max(1, row)),
    number: Math.min(size.seatsPerRow, Math.max(1, number)),
  });
  switch (key) {
    case "ArrowLeft":
      return to(cell.row, cell.number - 1);
    case "ArrowRight":
      return to(cell.row, cell.number + 1);
    case "ArrowUp":
      return to(cell.row - 1, cell.number);
    case "ArrowDown":
      return to(cell.row + 1, cell.number);
    case "PageUp":
      return to(cell.row - PAGE, cell.number);
    case "PageDown":
      return to(cell.row + PAGE, cell.number);
    case "Home":
      return to(far ? 1 : cell.row, 1);
    case "End":
      return to(far ? size.rows : cell.row, size.seatsPerRow);
    default:
      return null;
  }
}

/** Returns the numbers from 1 to `last` that are shown around one of them. */
export function windowOf(around: number, last: number, shown: number): number[] {
  const from = Math.max(1, Math.min(around - Math.floor(shown / 2), last - shown + 1));
  return Array.from({ length: Math.min(shown, last) }, (_, i) => from + i);
}
