// Saves what a merchant designed. A save is a new version, made only from the version that the merchant had before him: who
// comes second is told what has changed meanwhile. Nothing that the engine refuses gets in.
import type { Pool } from "pg";
import type { BadgeDefinition, Finding } from "../engine/index.ts";
import type { ShopId } from "../ids.ts";
import { type Connection, inTransaction } from "../store/transaction.ts";
import { isUuid, uuidv7 } from "../store/uuid.ts";
import { checkBadge, type ProgrammeFacts, readProgrammeFacts } from "./check.ts";

export type BadgeStatus = "active" | "draft" | "archived";

export interface BadgeVersion {
  version: number;
  definition: BadgeDefinition;
  savedAt: Date;
}

export type SaveOutcome =
  | { kind: "saved"; badgeId: string; version: number }
  | { kind: "refused"; findings: readonly Finding[] }
  /** Somebody else saved a version meanwhile. */
  | { kind: "conflict"; current: BadgeVersion }
  | { kind: "missing" };

/** @param content a badge's fields from a form, whatever they are; its id is given here. */
export async function createBadge(
  pool: Pool,
  shop: ShopId,
  content: Readonly<Record<string, unknown>>,
  status: BadgeStatus,
): Promise<SaveOutcome> {
  return inTransaction(pool, async (connection) => {
    const facts = await readProgrammeFacts(connection, shop, "lock");
    if (facts === null) return { kind: "missing" };
    const judged = await judge(connection, shop, facts, { ...content, id: uuidv7() });
    if ("kind" in judged) return judged;
    await connection.query("insert into badges (shop, id, name, status) values ($1, $2, $3, $4)", [
      shop,
      judged.badge.id,
      judged.badge.name,
      status,
    ]);
    await insertVersion(connection, shop, judged.badge, 1);
    return { kind: "saved", badgeId: judged.badge.id, version: 1 };
  });
}

/** @param expectedVersion the version that the content was made from. */
export async function saveBadge(
  pool: Pool,
  shop: ShopId,
  badgeId: string,
  content: Readonly<Record<string, unknown>>,
  expectedVersion: number,
): Promise<SaveOutcome> {
  if (!isUuid(badgeId)) return { kind: "missing" };
  return inTransaction(pool, async (connection) => {
    const facts = await readProgrammeFacts(connection, shop, "lock");
    const current = await readVersion(connection, shop, badgeId);
    if (facts === null || current === null) return { kind: "missing" };
    if (current.version !== expectedVersion) return { kind: "conflict", current };
    const judged = await judge(connection, shop, facts, { ...content, id: badgeId });
    if ("kind" in judged) return judged;
    const version = current.version + 1;
    await insertVersion(connection, shop, judged.badge, version);
    await connection.query(
      "update badges set name = $3, current_version = $4, updated_at = now() where shop = $1 and id = $2",
      [shop, badgeId, judged.badge.name, version],
    );
    return { kind: "saved", badgeId, version };
  });
}

/** The badge is judged as if it were in force, so that a draft can be switched on at any time. */
async function judge(
  connection: Connection,
  shop: ShopId,
  facts: ProgrammeFacts,
  content: Readonly<Record<string, unknown>> & { id: string },
): Promise<{ badge: BadgeDefinition } | { kind: "refused"; findings: readonly Finding[] }> {
  const { errors } = checkBadge(facts, content);
  if (errors.length > 0) return { kind: "refused", findings: errors };
  const badge = { ...(content as unknown as BadgeDefinition), name: String(content["name"]).trim() };
  if (badge.name === "") return refusedName("This must not be empty.");
  const { rowCount } = await connection.query("select 1 from badges where shop = $1 and name = $2 and id <> $3", [
    shop,
    badge.name,
    badge.id,
  ]);
  return rowCount ? refusedName("Another badge has this name already.") : { badge };
}

const refusedName = (sentence: string) => ({ kind: "refused", findings: [{ path: "name", sentence }] }) as const;

async function insertVersion(connection: Connection, shop: ShopId, badge: BadgeDefinition, version: number) {
  await connection.query(
    "insert into badge_versions (shop, badge_id, version, definition) values ($1, $2, $3, $4::jsonb)",
    [shop, badge.id, version, JSON.stringify(badge)],
  );
  await markChanged(connection, shop);
}

/** From now on the shop's next order is judged by what is written in this transaction. */
export async function markChanged(connection: Connection, shop: ShopId): Promise<void> {
  await connection.query("update shops set programme_version = programme_version + 1 where shop = $1", [shop]);
}

/** @param version the current one, if none is named. Null when the shop has no such badge or version. */
export async function readVersion(
  connection: Connection,
  shop: ShopId,
  badgeId: string,
  version: number | null = null,
): Promise<BadgeVersion | null> {
  if (!isUuid(badgeId)) return null;
  const { rows } = await connection.query<BadgeVersion>(
    `select versions.version, versions.definition, versions.created_at as "savedAt"
       from badges
       join badge_versions versions
         on versions.shop = badges.shop and versions.badge_id = badges.id
        and versions.version = coalesce($3, badges.current_version)
      where badges.shop = $1 and badges.id = $2`,
    [shop, badgeId, version],
  );
  return rows[0] ?? null;
}
