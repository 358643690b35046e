// Which addresses others may give us to call: https, to a host of the public internet. What a host name leads to is only
// known when it is called, and is checked again then (./post-json.ts).
import { isIP } from "node:net";
import { isPublicAddress } from "./public-address.ts";

export interface OutboundRules {
  /** For a development machine: http, and addresses of this machine and its network. */
  localAllowed: boolean;
}

export const maxUrlLength = 2_000;

/** @returns null when it may be called, else what is wrong, to be read after the name of the field. */
export function whyNotCallable(text: string, { localAllowed }: OutboundRules): string | null {
  if (text.length > maxUrlLength) return `must have at most ${maxUrlLength} characters`;
  if (!URL.canParse(text)) return "must be a full address, such as https://example.com/encore";
  const url = new URL(text);
  if (url.username !== "" || url.password !== "") return "must hold no user name and no password";
  if (url.protocol !== "https:" && !(localAllowed && url.protocol === "http:")) return "must start with https://";
  const host = hostOf(url);
  if (localAllowed) return null;
  if (isIP(host) !== 0) return isPublicAddress(host) ? null : notPublic;
  return /(^|\.)(localhost|local|internal|home\.arpa)\.?$/.test(host) || !host.includes(".") ? notPublic : null;
}

export const notPublic = "must lead to a public address of the internet";

/** Without the brackets of an IPv6 address. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[(.*)\]$/, "$1").toLowerCase();
