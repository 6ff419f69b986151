import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api, call, callWithResponse } from "../../api/client";
import { ProblemError } from "../../api/problem";
import { useStream } from "../../api/sharedStream";
import { estimateOf, withSample, type Sample } from "./estimate";
import { join } from "./join";
import { dropTicket, keepPass, keptTicket, type Ticket } from "./pass";
import { later, phaseOf } from "./phase";

const WITH_STREAM_MILLIS = 20_000;
const RETRY_SECONDS_MAX = 15;

interface Look {
  ticket: Ticket;
  /** Seconds until the next look, as the server demands. */
  retryAfter: number;
}

/** Returns a fan's place in line, live by the stream, or by looks without a stream. */
export function useTicket(concertId: string, challengeBits: number) {
  const client = useQueryClient();
  const [token, setToken] = useState(() => keptTicket(concertId));
  const [left, setLeft] = useState(false);
  const [streaming, setStreaming] = useState(false);
  const [samples, setSamples] = useState<readonly Sample[]>([]);
  const [startAhead, setStartAhead] = useState(0);
  const key = ["ticket", token];

  const look = useQuery({
    queryKey: key,
    enabled: token !== null && !left,
    staleTime: 0,
    queryFn: async ({ signal }): Promise<Look> => {
      const { data, response } = await callWithResponse(
        api.GET("/api/v1/waiting-room/tickets/{ticket}", { params: { path: { ticket: token ?? "" } }, signal }),
      );
      const known = client.getQueryData<Look>(key)?.ticket;
      return { ticket: later(known, data), retryAfter: Number(response.headers.get("Retry-After")) || 1 };
    },
    refetchInterval: ({ state }) => {
      const { data } = state;
      if (isGone(state.error)) {
        return false;
      }
      if (data !== undefined && data.ticket.status !== "WAITING") {
        return data.ticket.status === "ADMITTED" ? WITH_STREAM_MILLIS : false;
      }
      return streaming ? WITH_STREAM_MILLIS : Math.min(RETRY_SECONDS_MAX, data?.retryAfter ?? 1) * 1000;
    },
    refetchIntervalInBackground: true,
    refetchOnWindowFocus: ({ state }) => (isGone(state.error) ? false : "always"),
  });
  const gone = isGone(look.error);
  const ticket = token === null ? null : (look.data?.ticket ?? null);
  const phase = phaseOf({ token, ticket, left, gone });

  const waits = phase.kind === "waiting" || phase.kind === "lobby" || phase.kind === "looking";
  useStream(waits && token !== null ? `/api/v1/waiting-room/tickets/${token}/stream` : null, ["ticket"], (message) => {
    setStreaming(message.kind !== "lost");
    if (message.kind === "event") {
      const told = JSON.parse(message.data) as Ticket;
      client.setQueryData<Look>(key, (known) => ({ ticket: later(known?.ticket, told), retryAfter: known?.retryAfter ?? 1 }));
    } else if (message.kind === "lost") {
      // The stream also ends when the fan is admitted. A look under way must continue: each lost attempt to connect
      // would cancel it, and nobody would learn that the server cannot be reached.
      void look.refetch({ cancelRefetch: false });
    }
  });

  const ahead = phase.kind === "waiting" ? phase.ticket.ahead : null;
  const estimate = phase.kind === "waiting" ? phase.ticket.estimatedWaitSeconds : 0;
  const updatedAt = look.dataUpdatedAt;
  const [seen, setSeen] = useState(0);
  if (ahead !== null && updatedAt !== seen) {
    setSeen(updatedAt);
    setSamples(withSample(samples, { at: updatedAt, ahead, estimate }));
    setStartAhead(Math.max(startAhead, ahead, keptStart(token)));
  }
  useEffect(() => {
    if (token !== null && startAhead > 0) {
      sessionStorage.setItem(`cygi-start:${token}`, String(startAhead));
    }
  }, [token, startAhead]);
  useEffect(() => {
    if (phase.kind === "admitted") {
      keepPass(concertId, phase.ticket);
    } else if (phase.kind === "over") {
      dropTicket(concertId);
    }
  }, [phase, concertId]);

  const joining = useMutation({
    mutationFn: () => join(concertId, challengeBits),
    onSuccess: (joined) => {
      client.setQueryData<Look>(["ticket", joined.ticket], { ticket: joined, retryAfter: 1 });
      setToken(joined.ticket);
      setLeft(false);
      setSamples([]);
      setStartAhead(0);
    },
  });
  const leaving = useMutation({
    mutationFn: () => call(api.DELETE("/api/v1/waiting-room/tickets/{ticket}", { params: { path: { ticket: token ?? "" } } })),
    onSuccess: () => setLeft(true),
  });

  return {
    phase,
    estimate: estimateOf(samples),
    startAhead,
    /** The failure of a look, while the last known place is shown. */
    trouble: gone ? null : look.error,
    updatedAt: updatedAt,
    refetch: look.refetch,
    joining,
    leaving,
  };
}

/** Returns whether the server no longer knows the ticket, so that asking again is useless. */
function isGone(error: unknown): boolean {
  return error instanceof ProblemError && error.status === 404;
}

/** Returns the largest number of fans ahead before a reload. */
function keptStart(token: string | null): number {
  return token === null ? 0 : Number(sessionStorage.getItem(`cygi-start:${token}`));
}
