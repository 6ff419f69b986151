import { solve } from "./solve";

self.onmessage = (message: MessageEvent<string>) => {
  self.postMessage(solve(message.data));
};
