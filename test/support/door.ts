// A door in front of a server, Postgres or Redis: while it is shut, connections are accepted and ended at once, as a server does that
// is starting or dying.
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export interface Door {
  /** Of the server, through the door. It is shut at first. */
  url: string;
  open(): void;
  /** Opens it, and slams it in the moment when the visitors have said so many things. */
  openFor(sayings: number): void;
  /**
   * Opens it, but what the server says from a given word on does not come through until it is let out: as with a visitor who
   * is busy, and then hears everything at once.
   */
  openButHold(word: Buffer): { letOut(): void };
  /** Shuts it, and ends whoever is inside. */
  slam(): void;
  close(): Promise<void>;
}

export async function doorTo(serverUrl: string): Promise<Door> {
  const { hostname, port } = new URL(serverUrl);
  const inside = new Set<Socket>();
  let isOpen = false;
  let sayingsLeft = Number.POSITIVE_INFINITY;
  let heldFrom: Buffer | null = null;
  const waiting: (() => void)[] = [];
  const server = createServer((visitor) => {
    visitor.on("error", () => visitor.destroy());
    if (!isOpen) return visitor.destroy();
    const host = connect(Number(port), hostname);
    const word = heldFrom;
    let held: Buffer[] | null = null;
    host.on("error", () => host.destroy());
    host.on("data", (said) => {
      if (!held && word && said.includes(word)) {
        held = [];
        waiting.push(() => {
          visitor.write(Buffer.concat(held ?? []));
          held = null;
          if (host.destroyed) visitor.end();
        });
      }
      if (held) held.push(said);
      else visitor.write(said);
    });
    host.on("close", () => {
      if (!held) visitor.destroy();
    });
    visitor.on("close", () => {
      inside.delete(visitor);
      host.destroy();
    });
    inside.add(visitor);
    visitor.on("data", (said) => {
      sayingsLeft -= 1;
      if (sayingsLeft < 0) slam();
      else host.write(said);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = new URL(serverUrl);
  url.port = String((server.address() as AddressInfo).port);
  const slam = () => {
    isOpen = false;
    for (const visitor of inside) visitor.destroy();
  };
  return {
    url: url.href,
    open: () => {
      sayingsLeft = Number.POSITIVE_INFINITY;
      heldFrom = null;
      isOpen = true;
    },
    openFor: (sayings) => {
      sayingsLeft = sayings;
      isOpen = true;
    },
    openButHold: (word) => {
      heldFrom = word;
      isOpen = true;
      return {
        letOut: () => {
          heldFrom = null;
          for (const release of waiting.splice(0)) release();
        },
      };
    },
    slam,
    close: async () => {
      slam();
      const closed = once(server, "close");
      server.close();
      await closed;
    },
  };
}
