// A lean keep-alive client: sends requests that were made ready before, one at a time a connection, and checks that each
// is answered with 200. It shares the cores with what it measures, so it does as little as possible.
import { once } from "node:events";
import { connect, type Socket } from "node:net";

export interface LoadResult {
  seconds: number;
  /** One a request, in no order. */
  latenciesMs: Float64Array;
}

/** @throws when a connection breaks or any answer is not 200. */
export async function sendAll(port: number, requests: readonly Buffer[], connections: number): Promise<LoadResult> {
  const latenciesMs = new Float64Array(requests.length);
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)));
  let next = 0;
  const lane = async (socket: Socket) => {
    const answers = new AnswerReader(socket);
    while (next < requests.length) {
      const place = next;
      next += 1;
      const request = requests[place];
      if (!request) return;
      const begun = performance.now();
      socket.write(request);
      await answers.expectOk();
      latenciesMs[place] = performance.now() - begun;
    }
  };
  const begun = performance.now();
  try {
    await Promise.all(sockets.map(lane));
    return { seconds: (performance.now() - begun) / 1_000, latenciesMs };
  } finally {
    for (const socket of sockets) socket.destroy();
  }
}

async function open(port: number): Promise<Socket> {
  const socket = connect({ port, host: "127.0.0.1", noDelay: true });
  await once(socket, "connect");
  return socket;
}

/** Reads one answer after the other. Understands what the measured servers send: HTTP/1.1 with a Content-Length. */
class AnswerReader {
  private text = "";
  private waiting: PromiseWithResolvers<void> | undefined;

  constructor(socket: Socket) {
    socket.setEncoding("latin1").on("data", (chunk: string) => {
      this.text += chunk;
      this.settle();
    });
    const broken = () => this.waiting?.reject(new Error("The server closed a connection before it had answered."));
    socket.on("error", broken).on("close", broken);
  }

  expectOk(): Promise<void> {
    this.waiting = Promise.withResolvers<void>();
    return this.waiting.promise;
  }

  private settle(): void {
    const end = this.text.indexOf("\r\n\r\n");
    if (end < 0) return;
    const length = /\r\ncontent-length: *(\d+)/i.exec(this.text.slice(0, end))?.[1];
    if (length !== undefined && this.text.length < end + 4 + Number(length)) return;
    const isOk = length !== undefined && this.text.startsWith("HTTP/1.1 200 ");
    if (isOk) this.waiting?.resolve();
    else this.waiting?.reject(new Error(`A request was not answered with 200 and a length: ${this.text}`));
    this.text = "";
  }
}
