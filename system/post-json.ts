// Posts a body to an address that a stranger chose. The name is resolved here and only public addresses are connected to, so
// it cannot change its mind between check and call; redirects are not followed; the whole call has a time limit.
import { type LookupAddress, type LookupAllOptions, lookup } from "node:dns";
import { type Agent, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { LookupFunction } from "node:net";
import { notPublic, type OutboundRules, whyNotCallable } from "./outbound-url.ts";
import { isPublicAddress } from "./public-address.ts";

export interface Post {
  url: string;
  body: string;
  headers: Readonly<Record<string, string>>;
  timeoutMs: number;
}

export type PostOutcome =
  | { kind: "answered"; status: number }
  /** Nothing was sent: the address is not one that may be called. */
  | { kind: "refused"; reason: string }
  | { kind: "failed"; reason: string };

class NotPublicError extends Error {}

type Resolve = (
  name: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** Rejects never. @param resolve answers for names, as the machine does unless it is told otherwise. */
export async function postJson(
  { url, body, headers, timeoutMs }: Post,
  rules: OutboundRules,
  resolve: Resolve = lookup,
): Promise<PostOutcome> {
  const obstacle = whyNotCallable(url, rules);
  if (obstacle !== null) return { kind: "refused", reason: `The address ${obstacle}.` };
  const request = url.startsWith("https:") ? requestHttps : requestHttp;
  return new Promise((settle) => {
    const call = request(
      url,
      {
        method: "POST",
        headers: { ...headers, "content-type": "application/json", "content-length": Buffer.byteLength(body) },
        signal: AbortSignal.timeout(timeoutMs),
        agent: false as unknown as Agent,
        ...(rules.localAllowed ? {} : { lookup: publicOnly(resolve) }),
      },
      (response) => {
        const { statusCode: status = 0 } = response;
        // What it says is of no interest and may be endless.
        response.destroy();
        settle({ kind: "answered", status });
      },
    );
    call.on("error", (error) => {
      if (error instanceof NotPublicError) settle({ kind: "refused", reason: error.message });
      else settle({ kind: "failed", reason: failureOf(error, timeoutMs) });
    });
    call.end(body);
  });
}

/** A name with a single address that is not public is refused as a whole. */
function publicOnly(resolve: Resolve): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, "", 0);
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => isPublicAddress(address))) {
        return callback(new NotPublicError(`The address ${notPublic}.`), "", 0);
      }
      if (options.all) return callback(null, addresses);
      callback(null, first.address, first.family);
    });
  };
}

function failureOf(error: Error, timeoutMs: number): string {
  if (error.name === "TimeoutError" || error.name === "AbortError") return `No answer within ${timeoutMs / 1_000} s.`;
  const code = "code" in error && typeof error.code === "string" ? error.code : error.name;
  return `The call failed: ${code}.`;
}
