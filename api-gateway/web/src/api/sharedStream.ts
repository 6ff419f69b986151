import { useEffect, useRef } from "react";
import { connect } from "./eventSource";
import { sharedLocks } from "./secure";

/** A message of a shared stream. `open` comes after each new connection: data that was missed has to be read again. */
export type StreamMessage =
  | { kind: "open" }
  | { kind: "lost" }
  | { kind: "event"; type: string; data: string; id: string };

/** Name of the message with which a new tab asks whether the stream is open. */
const ASK = "ask";

/**
 * Follows server-sent events. The tabs of a browser share one connection to an address, because a browser opens only
 * six to a host. One tab holds the lock and the connection and passes messages on; when it closes, another tab takes
 * over. A new tab is told whether the stream is open. Without shared locks each tab has its own connection.
 *
 * @param url the address of the stream, by which tabs find each other
 * @param types names of the events
 * @param hear called for each message, in every tab
 * @param address the address to connect to, if it has more than the url, such as the position to resume from
 * @returns a function that ends it
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

/**
 * Follows a stream while the component is mounted.
 *
 * @param url the address of the stream, null for none
 * @param address as for `followStream`
 */
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
