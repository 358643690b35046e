// Where a shop's notices are sent. Every change makes the shop's programme a new version, because the recorder learns from
// it whether anybody listens; a shop without endpoints pays nothing.
import { randomBytes } from "node:crypto";
import type { Pool } from "pg";
import type { ShopId } from "../ids.ts";
import { type Connection, inTransaction } from "../store/transaction.ts";
import { uuidv7 } from "../store/uuid.ts";
import type { Happening } from "./notice.ts";

/** Each notice is a call to each of them. */
export const maxEndpoints = 10;

export interface Endpoint {
  id: string;
  url: string;
  /** Empty: all. */
  topics: Happening["topic"][];
  createdAt: Date;
  /** When it said that it is gone; it is not called any more. */
  disabledAt: Date | null;
}

export type EndpointCreation =
  /** The secret is answered here and never again. */
  | { kind: "created"; endpoint: Endpoint; secret: string }
  | { kind: "exists"; endpoint: Endpoint }
  | { kind: "too_many" }
  | { kind: "unknown_shop" };

const columns = `id, url, topics, created_at as "createdAt", disabled_at as "disabledAt"`;

export async function createEndpoint(
  pool: Pool,
  shop: ShopId,
  wish: { url: string; topics: readonly Happening["topic"][] },
): Promise<EndpointCreation> {
  return inTransaction(pool, async (connection) => {
    // The row of the shop is the lock: two calls at once do not pass the limit together.
    if (!(await changeProgramme(connection, shop))) return { kind: "unknown_shop" };
    const existing = await listEndpoints(connection, shop);
    const same = existing.find((endpoint) => endpoint.url === wish.url);
    if (same) return { kind: "exists", endpoint: same };
    if (existing.length >= maxEndpoints) return { kind: "too_many" };
    const secret = `whsec_${randomBytes(32).toString("base64")}`;
    const { rows } = await connection.query<Endpoint>(
      `insert into endpoints (id, shop, url, secret, topics) values ($1, $2, $3, $4, $5) returning ${columns}`,
      [uuidv7(), shop, wish.url, secret, wish.topics],
    );
    const [endpoint] = rows;
    if (!endpoint) throw new Error("The new endpoint was not returned.");
    return { kind: "created", endpoint, secret };
  });
}

/** Oldest first. */
export async function listEndpoints(connection: Connection, shop: ShopId): Promise<Endpoint[]> {
  const { rows } = await connection.query<Endpoint>(
    `select ${columns} from endpoints where shop = $1 order by created_at, id`,
    [shop],
  );
  return rows;
}

/** What waits for it is told to nobody. @returns whether the shop had it. */
export async function deleteEndpoint(pool: Pool, shop: ShopId, id: string): Promise<boolean> {
  return inTransaction(pool, async (connection) => {
    const { rowCount } = await connection.query("delete from endpoints where shop = $1 and id::text = $2", [shop, id]);
    if (rowCount === 1) await changeProgramme(connection, shop);
    return rowCount === 1;
  });
}

/** It has answered that it is gone for good. */
export async function disableEndpoint(pool: Pool, shop: ShopId, id: string): Promise<void> {
  await inTransaction(pool, async (connection) => {
    await changeProgramme(connection, shop);
    await connection.query("update endpoints set disabled_at = now() where shop = $1 and id = $2", [shop, id]);
  });
}

export async function hasEndpoints(connection: Connection, shop: ShopId): Promise<boolean> {
  const { rowCount } = await connection.query(
    "select 1 from endpoints where shop = $1 and disabled_at is null limit 1",
    [shop],
  );
  return rowCount === 1;
}

/** Null when it was deleted or disabled: there is nobody to call any more. */
export async function endpointToCall(
  pool: Pool,
  shop: ShopId,
  id: string,
): Promise<{ url: string; secret: string } | null> {
  const { rows } = await pool.query<{ url: string; secret: string }>(
    "select url, secret from endpoints where shop = $1 and id = $2 and disabled_at is null",
    [shop, id],
  );
  return rows[0] ?? null;
}

async function changeProgramme(connection: Connection, shop: ShopId): Promise<boolean> {
  const { rowCount } = await connection.query(
    "update shops set programme_version = programme_version + 1 where shop = $1 and uninstalled_at is null",
    [shop],
  );
  return rowCount === 1;
}
