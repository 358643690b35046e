// Keys for the HTTP API. A key is shown once; only its SHA-256 is kept, which is enough for a secret of 192 random bits.
import { createHash, randomBytes } from "node:crypto";
import type { Pool } from "pg";
import type { ShopId } from "../ids.ts";
import { uuidv7 } from "../store/uuid.ts";

const hashOf = (key: string) => createHash("sha256").update(key).digest("hex");

export type KeyCreation = { kind: "created"; key: string } | { kind: "unknown_shop" };

export async function createApiKey(pool: Pool, shop: ShopId, name: string): Promise<KeyCreation> {
  const key = `encore_${randomBytes(24).toString("base64url")}`;
  const { rowCount } = await pool.query(
    `insert into api_keys (id, shop, name, hash)
     select $1, shop, $3, $4 from shops where shop = $2 and uninstalled_at is null`,
    [uuidv7(), shop, name, hashOf(key)],
  );
  return rowCount ? { kind: "created", key } : { kind: "unknown_shop" };
}

/** The shop that the key belongs to; null for a key that is unknown, revoked or of a shop that has gone. */
export async function shopOfKey(pool: Pool, key: string): Promise<ShopId | null> {
  const { rows } = await pool.query<{ shop: ShopId }>({
    name: "shop-of-key",
    text: `select api_keys.shop
             from api_keys join shops on shops.shop = api_keys.shop
            where api_keys.hash = $1 and api_keys.revoked_at is null and shops.uninstalled_at is null`,
    values: [hashOf(key)],
  });
  return rows[0]?.shop ?? null;
}

export interface ApiKeySummary {
  id: string;
  name: string;
  createdAt: Date;
  revokedAt: Date | null;
}

export async function listApiKeys(pool: Pool, shop: ShopId): Promise<ApiKeySummary[]> {
  const { rows } = await pool.query<ApiKeySummary>(
    `select id, name, created_at as "createdAt", revoked_at as "revokedAt"
       from api_keys where shop = $1 order by created_at, id`,
    [shop],
  );
  return rows;
}

/** From now on the key opens nothing. @returns whether the shop has such a key that was not revoked before. */
export async function revokeApiKey(pool: Pool, shop: ShopId, id: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    "update api_keys set revoked_at = now() where shop = $1 and id::text = $2 and revoked_at is null",
    [shop, id],
  );
  return rowCount === 1;
}
