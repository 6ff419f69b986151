import { useEffect, useRef } from "react";

/** What a shared stream tells. `open` comes after each new connection: what was missed has to be read anew. */
export type StreamMessage =
  | { kind: "open" }
  | { kind: "lost" }
  | { kind: "event"; type: string; data: string; id: string };

/**
 * Follows server-sent events. The tabs of a browser share one connection for an address, because a browser has six to a host:
 * one tab holds the lock and the connection and passes on what it hears; when it closes, another takes its place.
 *
 * @param url of the stream
 * @param types names of the events
 * @param hear is called for each message, in every tab
 * @returns ends it
 */
export function followStream(
  url: string,
  types: readonly string[],
  hear: (message: StreamMessage) => void,
): () => void {
  const name = `cygi-stream:${url}`;
  const channel = new BroadcastChannel(name);
  const ending = new AbortController();
  channel.onmessage = (event: MessageEvent<StreamMessage>) => hear(event.data);

  const lead = () =>
    new Promise<void>((resolve) => {
      const tell = (message: StreamMessage) => {
        hear(message);
        channel.postMessage(message);
      };
      const source = new EventSource(url, { withCredentials: true });
      source.onopen = () => tell({ kind: "open" });
      source.onerror = () => tell({ kind: "lost" });
      for (const type of types) {
        source.addEventListener(type, (event) => {
          const message = event as MessageEvent<string>;
          tell({ kind: "event", type, data: message.data, id: message.lastEventId });
        });
      }
      ending.signal.addEventListener("abort", () => {
        source.close();
        resolve();
      });
    });

  navigator.locks.request(name, { signal: ending.signal }, lead).catch((error: unknown) => {
    if (!ending.signal.aborted) {
      throw error;
    }
  });
  return () => {
    ending.abort();
    channel.close();
  };
}

/** Follows a stream while the component is there. @param url null for none */
export function useStream(
  url: string | null,
  types: readonly string[],
  hear: (message: StreamMessage) => void,
): void {
  const latest = useRef(hear);
  useEffect(() => {
    latest.current = hear;
  });
  const names = types.join(",");
  useEffect(() => {
    if (url === null) {
      return undefined;
    }
    return followStream(url, names.split(","), (message) => latest.current(message));
  }, [url, names]);
}
