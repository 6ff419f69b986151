/** Parses a range of numbers: "3" or "1-4"; all if the text is empty. Null if it is no range. */
export function parseRange(text: string, max: number): { from: number; to: number } | null {
  if (text.trim() === "") {
    return { from: 1, to: max };
  }
  const match = /^\s*(\d+)\s*(?:[-~–]\s*(\d+)\s*)?$/.exec(text);
  const from = Number(match?.[1]);
  const to = Number(match?.[2] ?? match?.[1]);
  return match !== null && from >= 1 && from <= to && from <= max ? { from, to: Math.min(to, max) } : null;
}

const SHOWN_MAX = 12;

/**
 * Formats seats of a section by row: "1: 1-4, 8 · 2: 1".
 *
 * @param keys "1-4" for the fourth seat of the first row
 * @param keys "1-4" for the fourth seat of the first row
 */
export function seatsText(keys: readonly string[]): string {
  const rows = new Map<number, number[]>();
  for (const key of keys) {
    const [row = 0, seat = 0] = key.split("-").map(Number);
    rows.set(row, [...(rows.get(row) ?? []), seat]);
  }
  const texts = [...rows]
    .sort(([a], [b]) => a - b)
    .map(([row, seats]) => `${row}: ${runs(seats.sort((a, b) => a - b))}`);
  return texts.length > SHOWN_MAX ? `${texts.slice(0, SHOWN_MAX).join(" · ")} …` : texts.join(" · ");
}

function runs(numbers: readonly number[]): string {
  const parts: [number, number][] = [];
  for (const number of numbers) {
    const last = parts.at(-1);
    if (last !== undefined && last[1] === number - 1) {
      last[1] = number;
    } else {
      parts.push([number, number]);
    }
  }
  return parts.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(", ");
}
