// A slow line in front of a store: its pages come in pieces, tag by tag, so that a browser shows each as far as it has it. What
// moves then is what a shopper on a train sees moving.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const headMs = 400;

export interface SlowLine {
  url: string;
  stop(): void;
}

/** @param everyMs between pieces; a browser shows about 60 a second. @param most pieces of a page. */
export async function openSlowLine(
  storeUrl: string,
  { everyMs, most }: { everyMs: number; most: number },
): Promise<SlowLine> {
  const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const server = createServer(async (request, response) => {
    const headers = { cookie: request.headers.cookie ?? "" };
    const answer = await fetch(storeUrl + request.url, { headers });
    const type = answer.headers.get("content-type") ?? "";
    response.writeHead(answer.status, { "content-type": type });
    const body = Buffer.from(await answer.arrayBuffer());
    if (!type.includes("html")) return void response.end(body);
    const page = body.toString("utf8");
    const main = page.indexOf("<main");
    const cuts = [...page.matchAll(/</g)].map(({ index }) => index).filter((at) => at >= main);
    const step = Math.ceil(cuts.length / most);
    let from = 0;
    for (const to of cuts.filter((_, place) => place % step === 0)) {
      response.write(page.slice(from, to));
      // Style sheets are there before the first piece: else nothing is shown until all are.
      await wait(from === 0 ? headMs : everyMs);
      from = to;
    }
    response.end(page.slice(from));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
