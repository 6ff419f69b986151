import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, call } from "../../api/client";
import type { Schemas } from "../../api/types";
import { progressOf, withSample, type Progress, type Sample } from "./progress";

export type Processor = Schemas["Processor"];

const REFRESH = 2_000;

/** Kind of badge by processor state. */
export const PROCESSOR_KIND = { RUNNING: "good", FAILING: "bad", STANDBY: "plain", STOPPED: "warn" } as const satisfies Record<
  Processor["state"],
  string
>;

/** Reads the event processors every two seconds, with the speed of each. */
export function useProcessors() {
  const query = useQuery({
    queryKey: ["admin", "processors"],
    queryFn: ({ signal }) => call(api.GET("/api/v1/admin/processors", { signal })),
    refetchInterval: REFRESH,
  });
  const [kept, setKept] = useState<{ at: number; samples: ReadonlyMap<string, Sample[]> }>({ at: 0, samples: new Map() });
  const at = query.dataUpdatedAt;
  if (query.data !== undefined && kept.at !== at) {
    setKept({
      at,
      samples: new Map(
        query.data.items.map(({ name, position, head }) => [
          name,
          withSample(kept.samples.get(name) ?? [], { at, position: position ?? 0, head }),
        ]),
      ),
    });
  }
  const progress = (name: string): Progress => progressOf(kept.samples.get(name) ?? []);
  return { query, progress };
}

/** Formats seconds for people; "–" if they are not known. */
export function secondsText(seconds: number | null, t: (key: string, values?: Record<string, unknown>) => string): string {
  if (seconds === null) {
    return "–";
  }
  return seconds < 1 ? t("processors.caughtUp") : t("processors.inSeconds", { count: Math.ceil(seconds) });
}

/** Pages that show old data while a projection is rebuilt, by the processor's name. */
export const STALE: Record<string, string> = {
  "query-seats": "seats",
  "query-concerts": "concerts",
  "query-wallets": "wallets",
  "query-top-ups": "topUps",
  "query-reservations": "reservations",
};
