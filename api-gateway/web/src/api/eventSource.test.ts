import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { connect, SILENCE_MAX } from "./eventSource";
import { followStream, type StreamMessage } from "./sharedStream";

/** A connection that the test's server has. */
interface Connection {
  address: string;
  lastId: string | null;
  closed: () => boolean;
  send: (text: string) => Promise<void>;
  end: () => Promise<void>;
}

let connections: Connection[];
let heard: string[];
let end: () => void;
/** Statuses of the next answers; 200 after the last. */
let statuses: number[];

const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  connections = [];
  heard = [];
  statuses = [];
  vi.stubGlobal("fetch", (address: string, { headers, signal }: RequestInit & { headers: Record<string, string>; signal: AbortSignal }) => {
    const status = statuses.shift() ?? 200;
    let controller: ReadableStreamDefaultController<Uint8Array> | null = null;
    const body = new ReadableStream<Uint8Array>({ start: (given) => void (controller = given) });
    let closed = false;
    signal.addEventListener("abort", () => {
      if (!closed) {
        closed = true;
        controller?.error(new DOMException("", "AbortError"));
      }
    });
    connections.push({
      address,
      lastId: headers["Last-Event-ID"] ?? null,
      closed: () => closed,
      send: async (text) => {
        controller?.enqueue(new TextEncoder().encode(text));
        await settle();
      },
      end: async () => {
        closed = true;
        controller?.close();
        await settle();
      },
    });
    return Promise.resolve(new Response(status === 200 ? body : null, { status }));
  });
});

afterEach(() => {
  end();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const hear = (message: StreamMessage) =>
  heard.push(message.kind === "event" ? `${message.type} ${message.data} ${message.id}` : message.kind);

async function opened() {
  end = connect(() => "/stream", ["seat"], hear);
  await settle();
  return latest();
}

function latest(): Connection {
  const connection = connections.at(-1);
  if (connection === undefined) {
    throw new Error("no connection");
  }
  return connection;
}

describe("a stream", () => {
  it("tells the events of its names, wherever the network cuts them", async () => {
    const { send } = await opened();
    for (const part of ["id:1\nevent:se", "at\ndata:A-1", "-1\n\n:alive\n\nevent:other\ndata:x\n\n", "id:2\nevent:seat\ndata:B\n\n"]) {
      await send(part);
    }
    expect(heard).toEqual(["open", "seat A-1-1 1", "seat B 2"]);
  });

  it("is begun anew after a silence, where the last one ended", async () => {
    const first = await opened();
    await first.send("id:7\nevent:seat\ndata:A\n\n");
    await vi.advanceTimersByTimeAsync(SILENCE_MAX - 1);
    expect(first.closed()).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(first.closed()).toBe(true);
    expect(heard).toEqual(["open", "seat A 7", "lost"]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(latest().lastId).toBe("7");
    expect(heard.at(-1)).toBe("open");
  });

  it("lives on while the server shows that it is alive", async () => {
    const only = await opened();
    for (let i = 0; i < 12; i++) {
      await vi.advanceTimersByTimeAsync(5_000);
      await only.send(":alive\n\n");
    }
    expect(heard).toEqual(["open"]);
    expect(connections).toHaveLength(1);
  });

  it("is begun anew where it does not even open", async () => {
    vi.stubGlobal("fetch", (_address: string, { signal }: { signal: AbortSignal }) => {
      connections.push({ closed: () => signal.aborted } as Connection);
      return new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(new DOMException("", "AbortError"))));
    });
    await opened();
    await vi.advanceTimersByTimeAsync(SILENCE_MAX + 1_000);
    expect(connections.map(({ closed }) => closed())).toEqual([true, false]);
  });

  it.each([
    ["the server ends it", (first: Connection) => first.end(), 1_000],
    ["the server asks for a pause", (first: Connection) => first.send("retry:3000\n\n").then(first.end), 3_000],
  ])("is begun anew when %s", async (_what, happen, after) => {
    await happen(await opened());
    await vi.advanceTimersByTimeAsync(after - 1);
    expect(connections).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(connections).toHaveLength(2);
  });

  it("that is refused is tried again, the rarer the longer, and at once when the network is back", async () => {
    statuses = Array.from({ length: 20 }, () => 503);
    await opened();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(connections.length).toBeGreaterThan(4);
    expect(connections.length).toBeLessThan(9);
    const before = connections.length;
    window.dispatchEvent(new Event("online"));
    await settle();
    expect(connections).toHaveLength(before + 1);
    expect(heard).not.toContain("open");
  });

  it("ends with the network, and is begun anew as soon as that is back", async () => {
    const first = await opened();
    window.dispatchEvent(new Event("offline"));
    await settle();
    expect(first.closed()).toBe(true);
    expect(heard).toEqual(["open", "lost"]);
    window.dispatchEvent(new Event("online"));
    await settle();
    expect(heard).toEqual(["open", "lost", "open"]);
  });

  it("ends with its page", async () => {
    const only = await opened();
    end();
    expect(only.closed()).toBe(true);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(connections).toHaveLength(1);
    expect(heard).toEqual(["open"]);
  });
});

it("has a connection for each tab where tabs share no locks", async () => {
  vi.stubGlobal("navigator", { onLine: true });
  const ends = ["one", "two"].map((tab) => followStream("/stream", ["seat"], (message) => heard.push(`${tab} ${message.kind}`)));
  end = () => ends.forEach((each) => each());
  await settle();
  expect(connections).toHaveLength(2);
  await connections[0]?.end();
  expect(heard).toEqual(["one open", "two open", "one lost"]);
});
