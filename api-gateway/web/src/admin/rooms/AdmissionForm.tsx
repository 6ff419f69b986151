import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { api, call } from "../../api/client";
import { announce } from "../../ui/Announcer";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { ProblemNotice } from "../../ui/ProblemNotice";
import styles from "../frame/Admin.module.css";
import type { Room } from "./rooms";

/** The form that sets the rate of admissions and the number of fans inside. */
export function AdmissionForm({ room }: { room: Room }) {
  const { t } = useTranslation("admin");
  const client = useQueryClient();
  const { settings } = room.figures;
  const [rate, setRate] = useState(settings.admissionsPerSecond?.toString() ?? "");
  const [capacity, setCapacity] = useState(settings.capacity?.toString() ?? "");
  const set = useMutation({
    mutationFn: () =>
      call(
        api.PUT("/api/v1/admin/waiting-rooms/{concertId}/admission", {
          params: { path: { concertId: room.concertId } },
          body: { admissionsPerSecond: rate === "" ? null : Number(rate), capacity: capacity === "" ? null : Number(capacity) },
        }),
      ),
    onSuccess: (changed) => {
      client.setQueryData(["admin", "room", room.concertId], changed);
      announce(t("rooms.set"));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    set.mutate();
  };
  return (
    <form className={styles["form"]} onSubmit={submit}>
      <TextField
        type="number"
        label={t("rooms.rateField")}
        hint={t("rooms.emptyForNone")}
        min={1}
        max={100_000}
        value={rate}
        onChange={(event) => setRate(event.target.value)}
      />
      <TextField
        type="number"
        label={t("rooms.capacityField")}
        hint={t("rooms.emptyForNone")}
        min={1}
        max={1_000_000}
        value={capacity}
        onChange={(event) => setCapacity(event.target.value)}
      />
      <div>
        <Button type="submit" kind="primary" small busy={set.isPending}>
          {t("rooms.apply")}
        </Button>
      </div>
      {set.error !== null && <ProblemNotice error={set.error} />}
    </form>
  );
}
