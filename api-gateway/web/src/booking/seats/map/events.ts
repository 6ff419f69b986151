/** The events of the map for the page. */
export interface MapEvents {
  /** Called when a seat was tapped at a scale at which it can be told from its neighbours. */
  onSeat(index: number): void;
  onHover(index: number | null, x: number, y: number): void;
  /** Called when the view has changed: whether the whole plan is visible, and whether a tap selects. */
  onView(whole: boolean, selects: boolean): void;
}
