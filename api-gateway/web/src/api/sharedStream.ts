import { useEffect, useRef } from "react";
import { connect } from "./eventSource";
import { sharedLocks } from "./secure";

/** What a shared stream tells. `open` comes after each new connection: what was missed has to be read anew. */
export type StreamMessage =
  | { kind: "open" }
  | { kind: "lost" }
  | { kind: "event"; type: string; data: string; id: string };

/** A tab that comes later asks whether the stream is open. */
const ASK = "ask";

/**
 * Follows server-sent events. The tabs of a browser share one connection for an address, because a browser has six to a host:
 * one tab holds the lock and the connection and passes on what it hears; when it closes, another takes its place. A tab that
 * comes later is told that the stream is open. Without shared locks each tab has a connection of its own.
 *
 * @param url of the stream, by which tabs find each other
 * @param types names of the events
 * @param hear is called for each message, in every tab
 * @param address the address to connect to, where it has more than the url, such as the place to go on from
 * @returns ends it
 */
export function followStream(
  url: string,
  types: readonly string[],
  hear: (message: StreamMessage) => void,
  address: () => string = () => url,
): () => void {
  const locks = sharedLocks();
  if (locks === null) {
    return connect(address, types, hear);
  }
  const name = `cygi-stream:${url}`;
  const channel = new BroadcastChannel(name);
  const ending = new AbortController();
  channel.onmessage = (event: MessageEvent<StreamMessage | typeof ASK>) => {
    if (event.data !== ASK) {
      hear(event.data);
    }
  };
  channel.postMessage(ASK);

  const lead = () =>
    new Promise<void>((resolve) => {
      let open = false;
      channel.onmessage = (event: MessageEvent<unknown>) => {
        if (event.data === ASK && open) {
          channel.postMessage({ kind: "open" } satisfies StreamMessage);
        }
      };
      const end = connect(address, types, (message) => {
        open = message.kind !== "lost";
        hear(message);
        channel.postMessage(message);
      });
      ending.signal.addEventListener("abort", () => {
        end();
        resolve();
      });
    });

  locks.request(name, { signal: ending.signal }, lead).catch((error: unknown) => {
    if (!ending.signal.aborted) {
      throw error;
    }
  });
  return () => {
    ending.abort();
    channel.close();
  };
}

/** Follows a stream while the component is there. @param url null for none @param address as of `followStream` */
export function useStream(
  url: string | null,
  types: readonly string[],
  hear: (message: StreamMessage) => void,
  address?: () => string,
): void {
  const latest = useRef({ hear, address });
  useEffect(() => {
    latest.current = { hear, address };
  });
  const names = types.join(",");
  useEffect(() => {
    if (url === null) {
      return undefined;
    }
    return followStream(
      url,
      names.split(","),
      (message) => latest.current.hear(message),
      () => latest.current.address?.() ?? url,
    );
  }, [url, names]);
}
