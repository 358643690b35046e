// Preload (`node --import ./devstore/redirect.ts`): fetch to https://ANY.myshopify.com goes to the devstore instead.
// The program it is loaded into knows nothing of it; the host that was meant travels in a header.
import { type Dispatcher, getGlobalDispatcher, setGlobalDispatcher } from "undici";

const shopHost = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/i;
const port = process.env["DEVSTORE_PORT"] || "4000";
const devstoreOrigin = `http://127.0.0.1:${port}`;
const originalHostHeader = "x-devstore-original-host";

type Headers = Dispatcher.DispatchOptions["headers"];

function withOriginalHost(headers: Headers, host: string): NonNullable<Headers> {
  if (Array.isArray(headers)) return [...headers, originalHostHeader, host];
  if (headers === null || headers === undefined) return { [originalHostHeader]: host };
  const entries = Symbol.iterator in headers ? [...headers] : Object.entries(headers);
  return Object.fromEntries([...entries.filter(([name]) => name.toLowerCase() !== "host"), [originalHostHeader, host]]);
}

const toDevstore: Dispatcher.DispatcherComposeInterceptor = (dispatch) => (options, handler) => {
  const { hostname } = new URL(String(options.origin ?? devstoreOrigin));
  if (!shopHost.test(hostname)) return dispatch(options, handler);
  return dispatch(
    { ...options, origin: devstoreOrigin, headers: withOriginalHost(options.headers, hostname) },
    handler,
  );
};

setGlobalDispatcher(getGlobalDispatcher().compose(toDevstore));
