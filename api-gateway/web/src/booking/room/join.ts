import { api, call } from "../../api/client";
import { startWorker } from "../../app/trustedTypes";
import url from "./challenge.worker.ts?worker&url";
import { keepReceipt, keepTicket, type Ticket } from "./pass";

/**
 * Takes a place in line, or finds the one that the fan has.
 *
 * @param bits difficulty of the room's proof of work in bits
 * @param bits of the proof of work that the room asks for
 */
export async function join(concertId: string, bits: number): Promise<Ticket> {
  const path = { concertId };
  const header = bits > 0 ? await proof(concertId) : undefined;
  const ticket = await call(
    api.POST("/api/v1/concerts/{concertId}/waiting-room/tickets", { params: { path, header } }),
  );
  keepTicket(concertId, ticket.ticket);
  keepReceipt(concertId, ticket);
  return ticket;
}

async function proof(concertId: string): Promise<Record<string, string>> {
  const { challenge } = await call(
    api.POST("/api/v1/concerts/{concertId}/waiting-room/challenges", { params: { path: { concertId } } }),
  );
  return { "Waiting-Room-Challenge": challenge, "Waiting-Room-Solution": await solved(challenge) };
}

function solved(challenge: string): Promise<string> {
  const worker = startWorker(url);
  return new Promise<string>((resolve, reject) => {
    worker.onmessage = (message: MessageEvent<string>) => resolve(message.data);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage(challenge);
  }).finally(() => worker.terminate());
}
