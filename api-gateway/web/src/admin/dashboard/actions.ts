import type { Schemas } from "../../api/types";
import { adminLinks } from "../links";

/** A task for an admin. */
export interface Action {
  key: string;
  /** Key of the text in `dashboard.actions`. */
  text: "findings" | "worker" | "deadLetters" | "processor";
  values: Record<string, string | number>;
  reason?: string;
  to: string;
}

/** Finds the tasks for admins. */
export const AdminActions = {
  /**
   * Returns the tasks by what is at stake: money first, then steps that make no progress, then events that were not
   * handled.
   */
  of(
    findings: Pick<Schemas["FindingPage"], "items" | "nextCursor">,
    processors: readonly Pick<Schemas["Processor"], "name" | "deadLetters" | "error" | "reason">[],
    workers: readonly Pick<Schemas["WorkerStatus"], "name" | "kind" | "state" | "reason">[],
  ): Action[] {
    const actions: Action[] = [];
    if (findings.items.length > 0) {
      const count = findings.items.length;
      actions.push({ key: "findings", text: "findings", values: { count, more: findings.nextCursor ? "+" : "" }, to: adminLinks.findings() });
    }
    const failing = workers.filter((worker) => worker.state === "FAILING");
    for (const worker of failing) {
      actions.push({
        key: `worker ${worker.kind} ${worker.name}`,
        text: "worker",
        values: { name: worker.name },
        reason: worker.reason,
        to: adminLinks.workers(),
      });
    }
    for (const processor of processors.filter((one) => one.deadLetters > 0)) {
      actions.push({
        key: `letters ${processor.name}`,
        text: "deadLetters",
        values: { name: processor.name, count: processor.deadLetters },
        to: adminLinks.processor(processor.name),
      });
    }
    // A processor is a worker as well and is named only once.
    const told = new Set(failing.map((worker) => worker.name));
    for (const processor of processors.filter((one) => one.error && !told.has(one.name))) {
      actions.push({
        key: `processor ${processor.name}`,
        text: "processor",
        values: { name: processor.name },
        reason: processor.reason,
        to: adminLinks.processor(processor.name),
      });
    }
    return actions;
  },
};
