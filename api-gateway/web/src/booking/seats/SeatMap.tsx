import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../i18n/format";
import { Button } from "../../ui/Button";
import { SeatMapView } from "./map/SeatMapView";
import type { Labels } from "./map/drawBase";
import type { SeatStore } from "./model/store";
import styles from "./Seats.module.css";
import { SeatTip } from "./SeatTip";
import type { Choice } from "./useChoice";

const ZOOM_STEP = 1.6;

/** The commands of the page to the map. */
export interface MapHandle {
  showSeat(index: number): void;
}

interface SeatMapProps {
  store: SeatStore;
  choice: Choice;
  /** The seats that the fan has already. */
  own: readonly number[];
  ready(handle: MapHandle | null): void;
}

/** The map of the seats. The list has the same content, for those who cannot see the map. */
export function SeatMap({ store, choice, own, ready }: SeatMapProps) {
  const { t } = useTranslation("booking");
  const format = useFormats();
  const base = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const minimap = useRef<HTMLCanvasElement>(null);
  const view = useRef<SeatMapView | null>(null);
  const tap = useRef(choice.tap);
  const [hover, setHover] = useState<{ index: number; x: number; y: number } | null>(null);
  const [seen, setSeen] = useState({ whole: true, selects: true });
  const labels = useMemo<Labels>(
    () => ({
      stage: t("map.stage"),
      section: (order, free) => {
        const section = store.field.sections[order];
        return {
          title: section?.name ?? "",
          details: free === 0 ? [t("prices.none")] : [format.won(section?.price ?? 0), t("prices.free", { count: free, free: format.number(free) })],
        };
      },
      row: (row) => t("map.row", { row }),
    }),
    [t, format, store],
  );
  const firstLabels = useRef(labels);

  useEffect(() => {
    tap.current = choice.tap;
  });
  useEffect(() => {
    if (base.current === null || overlay.current === null || minimap.current === null) {
      return undefined;
    }
    const made = new SeatMapView(store, base.current, overlay.current, minimap.current, firstLabels.current, {
      onSeat: (index) => tap.current(index),
      onHover: (index, x, y) => setHover(index === null ? null : { index, x, y }),
      onView: (whole, selects) => setSeen({ whole, selects }),
    });
    view.current = made;
    ready(made);
    return () => {
      view.current = null;
      ready(null);
      made.dispose();
    };
  }, [store, ready]);
  useEffect(() => view.current?.setLabels(labels), [labels]);
  const mine = useMemo(() => new Set([...choice.chosen, ...own]), [choice.chosen, own]);
  useEffect(() => view.current?.setMine(mine), [mine]);
  useEffect(() => view.current?.setDimmed(choice.dimmed), [choice.dimmed]);

  return (
    <div className={styles["map"]} data-selects={seen.selects}>
      <canvas ref={base} className={styles["layer"]} aria-hidden="true" />
      <canvas ref={overlay} className={styles["layer"]} role="img" aria-label={t("map.label")} data-testid="seat-map" />
      <canvas ref={minimap} className={styles["minimap"]} aria-hidden="true" hidden={seen.whole} />
      <div className={styles["zoom"]}>
        <Button small aria-label={t("map.in")} onClick={() => view.current?.zoomBy(ZOOM_STEP)}>
          +
        </Button>
        <Button small aria-label={t("map.out")} onClick={() => view.current?.zoomBy(1 / ZOOM_STEP)}>
          −
        </Button>
        <Button small aria-label={t("map.all")} onClick={() => view.current?.showAll()}>
          ⤢
        </Button>
      </div>
      {!seen.selects && <p className={styles["hint"]}>{t("map.tapToZoom")}</p>}
      {hover !== null && <SeatTip store={store} index={hover.index} x={hover.x} y={hover.y} mine={mine.has(hover.index)} />}
    </div>
  );
}
