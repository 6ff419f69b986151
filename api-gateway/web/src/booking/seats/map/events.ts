/** What the map tells the page. */
export interface MapEvents {
  /** A seat was tapped near enough to be told from its neighbours. */
  onSeat(index: number): void;
  onHover(index: number | null, x: number, y: number): void;
  /** The view has changed: whether all of the plan is seen, and whether a tap selects. */
  onView(whole: boolean, selects: boolean): void;
}
