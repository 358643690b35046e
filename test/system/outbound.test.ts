// Which addresses this process lets itself be sent to, and what it does with a name that leads somewhere else.
import type { LookupAddress } from "node:dns";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { afterAll, describe, expect, it } from "vitest";
import { postJson } from "../../system/post-json.ts";
import { isPublicAddress } from "../../system/public-address.ts";

let connections = 0;
const neighbour = createServer((socket) => {
  connections += 1;
  socket.destroy();
}).listen(0, "127.0.0.1");
await once(neighbour, "listening");
const { port } = neighbour.address() as AddressInfo;
afterAll(() => neighbour.close());

/** Names as somebody else's name server answers them. */
const namesLeadTo =
  (...addresses: string[]) =>
  (_name: string, _options: object, callback: (error: null, addresses: LookupAddress[]) => void) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );

const post = (url: string, ...addresses: string[]) =>
  postJson({ url, body: "{}", headers: {}, timeoutMs: 300 }, { localAllowed: false }, namesLeadTo(...addresses));

describe("an address", () => {
  it.each(["8.8.8.8", "1.1.1.1", "172.15.0.1", "172.32.0.1", "100.63.0.1", "2606:4700::1111", "2a00:1450:4001::1"])(
    "%s is public",
    (address) => expect(isPublicAddress(address)).toBe(true),
  );
  it.each([
    ...["0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.255.255.255", "169.254.169.254", "172.16.0.1"],
    ...["172.31.255.255", "192.0.2.1", "192.168.0.1", "198.18.0.1", "203.0.113.9", "224.0.0.1", "255.255.255.255"],
    ...["::", "::1", "::ffff:8.8.8.8", "64:ff9b::a00:1", "fc00::1", "fd12::1", "fe80::1", "fe80::1%eth0", "ff02::1"],
    ...["2001:db8::1", "2001::1", "2002:7f00:1::", "3fff::1", "", "localhost", "example.com"],
  ])("%j is not public", (address) => expect(isPublicAddress(address)).toBe(false));
});

describe("a call", () => {
  it("to a name that leads to this machine is refused, and nothing is connected to", async () => {
    expect(await post(`https://hooks.example.com:${port}/`, "127.0.0.1")).toMatchObject({ kind: "refused" });
    expect(await post(`https://hooks.example.com:${port}/`, "::1")).toMatchObject({ kind: "refused" });
    expect(connections).toBe(0);
  });

  it("to a name that leads to a public and to a private address is refused as a whole", async () => {
    expect(await post(`https://hooks.example.com:${port}/`, "8.8.8.8", "10.0.0.1")).toMatchObject({ kind: "refused" });
  });

  it("to a name without an address is refused", async () => {
    expect(await post("https://hooks.example.com/")).toMatchObject({ kind: "refused" });
  });

  it("to a name that leads to a public address is made", async () => {
    // This test may run without a network: that the call was tried is what matters.
    const outcome = await post("https://hooks.example.com:1/", "8.8.8.8");
    expect(outcome.kind).toBe("failed");
  });
});
