import { createParser } from "eventsource-parser";
import type { StreamMessage } from "./sharedStream";

/** Time after which a silent connection is treated as dead, in ms. The server sends something every five seconds. */
export const SILENCE_MAX = 20_000;
const RETRY_MIN = 1_000;
const RETRY_MAX = 15_000;

/**
 * Follows server-sent events over one connection at a time. The browser's own `EventSource` hides the comments that
 * show that the server is alive, so it waits for ever on a connection that has died silently.
 *
 * @param address the address to connect to, asked for before each connection
 * @param types names of the events
 * @returns ends it
 */
export function connect(address: () => string, types: readonly string[], hear: (message: StreamMessage) => void): () => void {
  const ending = new AbortController();
  void follow(address, types, hear, ending.signal);
  return () => ending.abort();
}

async function follow(
  address: () => string,
  types: readonly string[],
  hear: (message: StreamMessage) => void,
  ending: AbortSignal,
): Promise<void> {
  let lastId = "";
  let failures = 0;
  let retry = RETRY_MIN;
  const parser = createParser({
    onEvent: ({ event, data, id }) => {
      lastId = id ?? lastId;
      if (event !== undefined && types.includes(event)) {
        hear({ kind: "event", type: event, data, id: lastId });
      }
    },
    onRetry: (millis) => {
      retry = Math.min(RETRY_MAX, Math.max(RETRY_MIN, millis));
    },
  });
  while (!ending.aborted) {
    const opened = () => {
      failures = 0;
      hear({ kind: "open" });
    };
    // After a failure, silence or the end of a connection the next one is tried.
    await listen(address(), lastId, ending, opened, (text) => parser.feed(text)).catch(() => undefined);
    parser.reset();
    if (!ending.aborted) {
      hear({ kind: "lost" });
      await pause(Math.min(RETRY_MAX, retry * 2 ** failures++), ending);
    }
  }
}

async function listen(
  address: string,
  lastId: string,
  ending: AbortSignal,
  opened: () => void,
  read: (text: string) => void,
): Promise<void> {
  const dead = new AbortController();
  let watch = 0;
  const cut = () => dead.abort();
  const alive = () => {
    window.clearTimeout(watch);
    watch = window.setTimeout(cut, SILENCE_MAX);
  };
  alive();
  // Without a network there is no need to wait for the silence.
  window.addEventListener("offline", cut);
  try {
    const response = await fetch(address, {
      headers: { Accept: "text/event-stream", ...(lastId === "" ? {} : { "Last-Event-ID": lastId }) },
      cache: "no-store",
      credentials: "same-origin",
      signal: AbortSignal.any([ending, dead.signal]),
    });
    if (!response.ok || response.body === null) {
      return;
    }
    opened();
    const decoder = new TextDecoder();
    const reader = response.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      alive();
      read(decoder.decode(part.value, { stream: true }));
    }
  } finally {
    window.clearTimeout(watch);
    window.removeEventListener("offline", cut);
    dead.abort();
  }
}

/** Waits before the next try, at most until the network is back. */
function pause(millis: number, ending: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      window.clearTimeout(timer);
      window.removeEventListener("online", over);
      ending.removeEventListener("abort", over);
      resolve();
    };
    const timer = window.setTimeout(over, millis);
    window.addEventListener("online", over);
    ending.addEventListener("abort", over);
  });
}
