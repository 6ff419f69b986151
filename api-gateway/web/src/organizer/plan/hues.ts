const HUES = 6;

/** Returns the hue of each price, 1 to 6, the dearest first. */
export function hues(prices: readonly (number | null)[]): Map<number | null, number> {
  const distinct = [...new Set(prices)].sort((a, b) => (b ?? -1) - (a ?? -1));
  return new Map(distinct.map((price, index) => [price, (index % HUES) + 1]));
}
