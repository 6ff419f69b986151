import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, call } from "../../api/client";
import { asProblem } from "../../api/problem";
import type { Concert, Schemas } from "../../api/types";
import { useFormats } from "../../i18n/format";
import { boundsOf, middle, outlineOnPlan, polygon, STAGE, type Shape } from "../../organizer/plan/geometry";
import { DataTable } from "../../ui/DataTable";
import styles from "../frame/Admin.module.css";
import map from "./HeatMap.module.css";

interface Heat {
  name: string;
  shape: Shape;
  taken: number;
  total: number;
}

/** Draws the sections on the plan, darker with the share of taken seats, and shows the same figures in a table. */
export function HeatMap({ concert, sales }: { concert: Concert; sales: Schemas["Sales"] | undefined }) {
  const { t } = useTranslation("admin");
  const format = useFormats();
  const { concertId } = concert;
  const plan = useQuery({
    queryKey: ["plan", concertId, concert.planVersion],
    queryFn: ({ signal }) =>
      call(api.GET("/api/v1/concerts/{concertId}/plan", { params: { path: { concertId } }, signal })).catch((error: unknown) => {
        if (asProblem(error).status === 404) {
          return null;
        }
        throw error;
      }),
    staleTime: Infinity,
  });
  const heats: Heat[] = concert.sections.map((section, index) => ({
    name: section.name,
    taken: section.seatsTotal - section.seatsAvailable,
    total: section.seatsTotal,
    shape: {
      rows: section.rows,
      seatsPerRow: section.seatsPerRow,
      layout: plan.data?.sections.find((one) => one.name === section.name)?.layout ?? {
        x: 0,
        y: 6 + concert.sections.slice(0, index).reduce((sum, before) => sum + before.rows * 0.9 + 2, 0),
        rotation: 0,
        curve: 0,
        seatPitch: 0.55,
        rowPitch: 0.9,
      },
    },
  }));
  const bounds = boundsOf(heats.map((heat) => heat.shape));
  const unit = Math.max(bounds.width, bounds.height) / 100;
  return (
    <section className={styles["box"]}>
      <h2>{t("live.heat")}</h2>
      <svg
        className={map["map"]}
        viewBox={`${bounds.x} ${bounds.y} ${bounds.width} ${bounds.height}`}
        role="img"
        aria-label={t("live.heatLabel", {
          sections: heats.map((heat) => `${heat.name} ${format.percent(heat.taken / heat.total)}`).join(", "),
        })}
      >
        <rect x={STAGE.x} y={STAGE.y} width={STAGE.width} height={STAGE.height} rx={0.6} className={map["stage"]} />
        <text x={0} y={STAGE.y + STAGE.height / 2} fontSize={Math.min(2.2, unit * 3)} className={map["name"]}>
          {t("live.stage")}
        </text>
        {heats.map((heat) => {
          const at = middle(heat.shape);
          return (
            <g key={heat.name}>
              <polygon points={polygon(outlineOnPlan(heat.shape))} className={map["section"]} strokeWidth={unit * 0.2} />
              <polygon
                points={polygon(outlineOnPlan(heat.shape))}
                className={map["heat"]}
                fillOpacity={0.08 + 0.92 * (heat.taken / heat.total)}
              />
              <circle cx={at.x} cy={at.y} r={unit * 4} className={map["plate"]} />
              <text x={at.x} y={at.y - unit * 1} fontSize={unit * 2.4} className={map["name"]}>
                {heat.name.slice(0, 5)}
              </text>
              <text x={at.x} y={at.y + unit * 1.7} fontSize={unit * 2} className={map["name"]}>
                {format.percent(heat.taken / heat.total)}
              </text>
            </g>
          );
        })}
      </svg>
      <DataTable
        caption={t("live.heat")}
        rows={heats}
        rowKey={(heat) => heat.name}
        empty="–"
        columns={[
          { key: "name", head: t("live.section"), cell: (heat) => <strong>{heat.name}</strong> },
          { key: "sold", head: t("live.sold"), numeric: true, cell: (heat) => format.number(sales?.sections.find((one) => one.section === heat.name)?.sold ?? 0) },
          { key: "held", head: t("live.held"), numeric: true, cell: (heat) => format.number(sales?.sections.find((one) => one.section === heat.name)?.held ?? 0) },
          { key: "free", head: t("live.free"), numeric: true, cell: (heat) => format.number(heat.total - heat.taken) },
          { key: "share", head: t("live.taken"), numeric: true, cell: (heat) => format.percent(heat.taken / heat.total) },
        ]}
      />
    </section>
  );
}
