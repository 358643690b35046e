// A door in front of the database server: while it is shut, connections are accepted and ended at once, as a server does that
// is starting or dying.
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export interface Door {
  /** Of the database, through the door. It is shut at first. */
  url: string;
  open(): void;
  /** Shuts it, and ends whoever is inside. */
  slam(): void;
  close(): Promise<void>;
}

export async function doorTo(databaseUrl: string): Promise<Door> {
  const { hostname, port } = new URL(databaseUrl);
  const inside = new Set<Socket>();
  let isOpen = false;
  const server = createServer((visitor) => {
    visitor.on("error", () => visitor.destroy());
    if (!isOpen) return visitor.destroy();
    const host = connect(Number(port), hostname);
    host.on("error", () => visitor.destroy());
    host.on("close", () => visitor.destroy());
    visitor.on("close", () => {
      inside.delete(visitor);
      host.destroy();
    });
    inside.add(visitor);
    visitor.pipe(host).pipe(visitor);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  const slam = () => {
    isOpen = false;
    for (const visitor of inside) visitor.destroy();
  };
  return {
    url: url.href,
    open: () => {
      isOpen = true;
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
