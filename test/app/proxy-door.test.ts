// What else the shoppers' door may be asked: other methods, other paths, bodies that nobody sane sends, and who may keep an answer.
import { createHmac } from "node:crypto";
import { request } from "node:http";
import { describe, expect, it } from "vitest";
import { secret, startTestApp } from "../support/app.ts";
import { testDatabase } from "../support/database.ts";
import { testShop } from "../support/shop.ts";

const { pool, url: databaseUrl } = await testDatabase({ poolSize: 10 });
const app = await startTestApp({ databaseUrl });
const { shop } = await testShop(pool);

let customers = 9_500_000_000;

function signed(customerId = String(++customers), timestamp = Date.now() / 1_000): string {
  const query = new URLSearchParams({
    shop,
    logged_in_customer_id: customerId,
    path_prefix: "/apps/encore",
    timestamp: String(Math.floor(timestamp)),
  });
  const text = [...query].map(([name, value]) => `${name}=${value}`).sort();
  query.set("signature", createHmac("sha256", secret).update(text.join("")).digest("hex"));
  return query.toString();
}

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** Not `fetch`, which tidies up paths. Each on a connection of its own: one whose body was not read ends. */
function send(path: string, { method = "GET", headers = {}, body = "" as string | Buffer } = {}): Promise<Answer> {
  const { hostname, port } = new URL(app.url);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString("utf8"),
        }),
      );
    });
    asked.on("error", reject);
    asked.end(body);
  });
}

const codeOf = ({ body }: Answer): string => (JSON.parse(body) as { error: { code: string } }).error.code;
const json = { "content-type": "application/json" };

describe("the shoppers' door", () => {
  const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
  const paths = ["", "/", "/state", "/state/", "/redeem", "/redeem/", "/STATE", "/anything/at/all", "/..%2fstate"];

  it.each(methods)("opens to no %s that is not signed, wherever it goes", async (method) => {
    for (const path of paths) {
      const { status, body } = await send(`/proxy${path}?shop=${shop}&logged_in_customer_id=1`, { method });
      expect([method, path, status, /points|rewards|stack/i.test(body)]).toEqual([method, path, 401, false]);
    }
  });

  it.each(methods)("answers a signed %s that is not offered with what is", async (method) => {
    const redeem = await send(`/proxy/redeem?${signed()}`, { method, headers: json });
    const state = await send(`/proxy/state?${signed()}`, { method, headers: json });
    expect(redeem.status).toBe(method === "POST" ? 400 : 405);
    expect(state.status).toBe(method === "GET" || method === "HEAD" ? 200 : 405);
    if (redeem.status === 405) expect(redeem.headers["allow"]).toBe("POST");
    if (state.status === 405) expect(state.headers["allow"]).toBe("GET");
  });

  it("lets nobody between keep an answer, and a browser ask each time", async () => {
    const of = async (path: string, more: object = {}) => {
      const { status, headers } = await send(path, more);
      return [status, headers["cache-control"], headers["set-cookie"], headers["access-control-allow-origin"]];
    };
    expect(await of(`/proxy/state?${signed()}`)).toEqual([200, "private, no-cache", undefined, undefined]);
    expect(await of(`/proxy/state?${signed("")}`)).toEqual([403, "private, no-store", undefined, undefined]);
    expect(await of("/proxy/state")).toEqual([401, "private, no-store", undefined, undefined]);
    expect(await of(`/proxy/nothing?${signed()}`)).toEqual([404, "private, no-store", undefined, undefined]);
    const refused = of(`/proxy/redeem?${signed()}`, { method: "POST", headers: json, body: "{}" });
    expect(await refused).toEqual([400, "private, no-store", undefined, undefined]);
  });

  it("says that it speaks JSON, and that encodings differ", async () => {
    const { headers } = await send(`/proxy/state?${signed()}`, { headers: { "accept-encoding": "gzip" } });
    expect(headers["content-type"]).toMatch(/^application\/json/);
    expect(headers["vary"]).toBe("Accept-Encoding");
    expect(headers["x-powered-by"]).toBeUndefined();
  });

  const reward = { rewardId: "x", referenceId: "y" };
  const bodies: Record<string, string | Buffer> = {
    "no body": "",
    "half of one": '{"rewardId":',
    "a text": '"redeem"',
    "a list": "[]",
    null: "null",
    "other types": '{"rewardId":1,"referenceId":{}}',
    "nothing in them": '{"rewardId":"","referenceId":""}',
    "far too long names": JSON.stringify({ ...reward, rewardId: "x".repeat(101) }),
    "a NUL": JSON.stringify({ ...reward, rewardId: "a\0b" }),
    "half a character": '{"rewardId":"\\ud800","referenceId":"y"}',
    "more than 4 KB": JSON.stringify({ ...reward, filling: "x".repeat(5_000) }),
    "a megabyte": JSON.stringify({ ...reward, filling: "x".repeat(1_000_000) }),
    "a thousand brackets": "[".repeat(2_000),
    "bytes that are no text": Buffer.from([0xff, 0xfe, 0x00, 0x7b]),
    "a prototype": '{"__proto__":{"rewardId":"x","referenceId":"y"}}',
  };
  it.each(Object.entries(bodies))("refuses a redemption with %s, with a sentence", async (_name, body) => {
    const answer = await send(`/proxy/redeem?${signed()}`, { method: "POST", headers: json, body });
    expect([answer.status, codeOf(answer)]).toEqual([400, "bad_request"]);
    expect((JSON.parse(answer.body) as { error: { message: string } }).error.message).toMatch(
      /^(rewardId|referenceId|The body) .+\.$/,
    );
  });

  it("takes no other type of body, however it is spelled", async () => {
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data",
      "application/jsonp",
      "",
    ]) {
      const headers = type === "" ? {} : { "content-type": type };
      const answer = await send(`/proxy/redeem?${signed()}`, { method: "POST", headers, body: JSON.stringify(reward) });
      expect([type, answer.status]).toEqual([type, 415]);
    }
    const spelled = { "content-type": "Application/JSON; charset=utf-8" };
    const answer = await send(`/proxy/redeem?${signed()}`, {
      method: "POST",
      headers: spelled,
      body: JSON.stringify(reward),
    });
    expect([answer.status, codeOf(answer)]).toEqual([422, "not_enough_points"]);
  });

  it("believes clocks that differ by half a minute, and none that differ by more", async () => {
    const seconds = Date.now() / 1_000;
    const at = async (timestamp: number) => (await send(`/proxy/state?${signed(undefined, timestamp)}`)).status;
    expect([await at(seconds + 20), await at(seconds + 40), await at(seconds - 80), await at(seconds - 100)]).toEqual([
      200, 401, 200, 401,
    ]);
  });

  it("looks for one customer as often as is fair, and goes on to look for the others", async () => {
    const query = signed();
    const statuses = [];
    for (let look = 0; look < 34; look += 1) statuses.push((await send(`/proxy/state?${query}`)).status);
    expect(statuses.slice(0, 30)).toEqual(statuses.slice(0, 30).map(() => 200));
    expect(statuses).toContain(429);
    expect((await send(`/proxy/state?${signed()}`)).status).toBe(200);
  });
});
