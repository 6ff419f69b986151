/** The colours of the map, from the present design tokens. */
export interface Palette {
  tones: string[];
  held: string;
  sold: string;
  soldMark: string;
  mine: string;
  onMine: string;
  canvas: string;
  surface: string;
  sunken: string;
  line: string;
  ink: string;
  inkSoft: string;
  accent: string;
  onTone: string;
  /** Whether the system's colours are forced, so that only shapes and outlines tell states. */
  forced: boolean;
  font: string;
}

/** Reads the palette at the map's element. A probe element resolves `light-dark()`, which a canvas cannot. */
export function readPalette(host: HTMLElement): Palette {
  const probe = document.createElement("span");
  probe.hidden = true;
  host.append(probe);
  const forced = matchMedia("(forced-colors: active)").matches;
  const read = (token: string, system: string) => {
    probe.style.color = forced ? system : `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const palette: Palette = {
    tones: [1, 2, 3, 4, 5, 6].map((tone) => read(`--seat-${tone}`, "LinkText")),
    held: read("--line-strong", "CanvasText"),
    sold: read("--seat-held", "GrayText"),
    soldMark: read("--line-strong", "GrayText"),
    mine: read("--seat-mine", "Highlight"),
    onMine: read("--canvas", "HighlightText"),
    canvas: read("--canvas", "Canvas"),
    surface: read("--surface", "Canvas"),
    sunken: read("--sunken", "Canvas"),
    line: read("--line", "CanvasText"),
    ink: read("--ink", "CanvasText"),
    inkSoft: read("--ink-soft", "CanvasText"),
    accent: read("--accent", "Highlight"),
    onTone: read("--surface", "Canvas"),
    forced,
    font: getComputedStyle(host).fontFamily,
  };
  probe.remove();
  return palette;
}

/** Calls back when the colours have to be read again. */
export function followPalette(signal: AbortSignal, change: () => void): void {
  const observer = new MutationObserver(change);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  signal.addEventListener("abort", () => observer.disconnect());
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
    matchMedia(query).addEventListener("change", change, { signal });
  }
}
