// Who may call Encore and whom Encore calls: keys and endpoints, made and taken away. A key and a secret are answered once.
import type { Pool } from "pg";
import { z } from "zod";
import type { ShopId } from "../../rewards/ids.ts";
import { createApiKey, listApiKeys, revokeApiKey } from "../../rewards/keys/api-keys.ts";
import { createEndpoint, deleteEndpoint, listEndpoints } from "../../rewards/notices/endpoints.ts";
import type { OutboundRules } from "../../system/outbound-url.ts";
import { endpointBody } from "../doors/endpoint-body.ts";
import { text } from "../doors/text.ts";

export type IntegrationAnswer =
  | { kind: "key"; key: string }
  | { kind: "endpoint"; url: string; secret: string }
  | { kind: "revoked" | "deleted" }
  | { kind: "invalid"; field: "name" | "url"; why: "name" | "url" | "exists" | "too_many" };

export async function readIntegrations(pool: Pool, shop: ShopId) {
  const [keys, endpoints] = await Promise.all([listApiKeys(pool, shop), listEndpoints(pool, shop)]);
  return { keys, endpoints };
}

const request = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("create_key"), name: z.string() }),
  z.object({ intent: z.literal("revoke_key"), keyId: z.uuid() }),
  z.object({ intent: z.literal("add_endpoint"), url: z.string() }),
  z.object({ intent: z.literal("delete_endpoint"), endpointId: z.uuid() }),
]);

export type IntegrationRequest = z.output<typeof request>;

const keyName = text(100);
const missing = () => new Response(null, { status: 404 });

interface Door {
  pool: Pool;
  shop: ShopId;
  rules: OutboundRules;
}

/** @throws Response 400 for what the page does not send, 404 for what the shop does not have. */
export async function takeIntegrationStep({ pool, shop, rules }: Door, body: unknown): Promise<IntegrationAnswer> {
  const parsed = request.safeParse(body);
  if (!parsed.success) throw new Response(null, { status: 400 });
  const asked = parsed.data;
  switch (asked.intent) {
    case "create_key": {
      const name = keyName.safeParse(asked.name.trim());
      if (!name.success) return { kind: "invalid", field: "name", why: "name" };
      const made = await createApiKey(pool, shop, name.data);
      if (made.kind === "unknown_shop") throw missing();
      return { kind: "key", key: made.key };
    }
    case "revoke_key":
      if (!(await revokeApiKey(pool, shop, asked.keyId))) throw missing();
      return { kind: "revoked" };
    case "add_endpoint": {
      const wish = endpointBody(rules).safeParse({ url: asked.url.trim() });
      if (!wish.success) return { kind: "invalid", field: "url", why: "url" };
      const made = await createEndpoint(pool, shop, { url: wish.data.url, topics: [] });
      if (made.kind === "unknown_shop") throw missing();
      if (made.kind !== "created") return { kind: "invalid", field: "url", why: made.kind };
      return { kind: "endpoint", url: made.endpoint.url, secret: made.secret };
    }
    case "delete_endpoint":
      if (!(await deleteEndpoint(pool, shop, asked.endpointId))) throw missing();
      return { kind: "deleted" };
  }
}
