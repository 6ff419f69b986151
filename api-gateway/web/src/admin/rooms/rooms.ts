import { useQuery } from "@tanstack/react-query";
import { api, call } from "../../api/client";
import type { Schemas } from "../../api/types";

export type Room = Schemas["WaitingRoom"];

const REFRESH = 2_000;

/** Reads all waiting rooms every two seconds. */
export function useRooms() {
  return useQuery({
    queryKey: ["admin", "rooms"],
    queryFn: ({ signal }) => call(api.GET("/api/v1/admin/waiting-rooms", { signal })),
    refetchInterval: REFRESH,
  });
}

/** Reads one waiting room every two seconds. */
export function useRoom(concertId: string) {
  return useQuery({
    queryKey: ["admin", "room", concertId],
    queryFn: ({ signal }) =>
      call(api.GET("/api/v1/admin/waiting-rooms/{concertId}", { params: { path: { concertId } }, signal })),
    refetchInterval: REFRESH,
  });
}

/** Kind of badge by room state. */
export const ROOM_KIND = { OPEN: "good", PAUSED: "warn", DRAINING: "accent", CLOSED: "plain" } as const satisfies Record<
  Room["figures"]["status"],
  string
>;

/** The figures of a room at an instant. */
export interface RoomSample {
  at: number;
  called: number;
  waiting: number;
}

const SAMPLES_MAX = 60;

export function withRoomSample(samples: readonly RoomSample[], room: Room, at: number): RoomSample[] {
  const called = room.figures.committedOffsets.reduce((sum, offset) => sum + offset, 0);
  return [...samples, { at, called, waiting: room.figures.waiting }].slice(-SAMPLES_MAX);
}

const WINDOW = 5;

/** Returns the fans called per second over the last samples; null before there are two. */
export function calledPerSecond(samples: readonly RoomSample[]): number | null {
  const last = samples.at(-1);
  const first = samples.at(-Math.min(WINDOW, samples.length));
  const seconds = last === undefined || first === undefined ? 0 : (last.at - first.at) / 1000;
  return last === undefined || first === undefined || seconds <= 0 ? null : Math.max(0, last.called - first.called) / seconds;
}
