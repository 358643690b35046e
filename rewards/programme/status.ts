// Switches badges on and off, copies them, and deletes those that nobody has ever earned. A badge that others wait for stays
// in force: without it they could never be earned again.
import type { Pool } from "pg";
import type { BadgeDefinition, Finding } from "../engine/index.ts";
import type { ShopId } from "../ids.ts";
import { type Connection, inTransaction } from "../store/transaction.ts";
import { isUuid } from "../store/uuid.ts";
import { checkBadge, readProgrammeFacts } from "./check.ts";
import { type BadgeStatus, createBadge, markChanged, readVersion, type SaveOutcome } from "./save.ts";

export type StatusOutcome =
  | { kind: "done" }
  | { kind: "missing" }
  /** It cannot be switched on as it is. */
  | { kind: "refused"; findings: readonly Finding[] }
  /** Badges in force that have it as a prerequisite. */
  | { kind: "needed"; by: readonly string[] };

export async function setStatus(
  pool: Pool,
  shop: ShopId,
  badgeId: string,
  status: BadgeStatus,
): Promise<StatusOutcome> {
  return inTransaction(pool, async (connection) => {
    const facts = await readProgrammeFacts(connection, shop, "lock");
    const current = await readVersion(connection, shop, badgeId);
    if (facts === null || current === null) return { kind: "missing" };
    if (status === "active") {
      const { errors } = checkBadge(facts, { ...current.definition, id: badgeId });
      if (errors.length > 0) return { kind: "refused", findings: errors };
    } else {
      const by = dependants(facts.active, badgeId);
      if (by.length > 0) return { kind: "needed", by };
    }
    await connection.query("update badges set status = $3, updated_at = now() where shop = $1 and id = $2", [
      shop,
      badgeId,
      status,
    ]);
    await markChanged(connection, shop);
    return { kind: "done" };
  });
}

const dependants = (active: readonly BadgeDefinition[], badgeId: string): string[] =>
  active.filter((badge) => badge.id !== badgeId && badge.prerequisites.includes(badgeId)).map(({ name }) => name);

/** A draft with the same content. @param nameOf the copy's name, the first time, the second time... until one is free. */
export async function duplicateBadge(
  pool: Pool,
  shop: ShopId,
  badgeId: string,
  nameOf: (name: string, copy: number) => string,
): Promise<SaveOutcome> {
  const original = await readVersion(pool, shop, badgeId);
  if (original === null) return { kind: "missing" };
  const { rows } = await pool.query<{ name: string }>("select name from badges where shop = $1", [shop]);
  const taken = new Set(rows.map((row) => row.name));
  let copy = 1;
  while (taken.has(nameOf(original.definition.name, copy))) copy += 1;
  return createBadge(pool, shop, { ...original.definition, name: nameOf(original.definition.name, copy) }, "draft");
}

export type DeleteOutcome =
  | { kind: "deleted" }
  | { kind: "missing" }
  /** Switch it off first: orders may be counting for it at this moment. */
  | { kind: "active" }
  /** Somebody has earned it, so it is part of what has happened: archive it instead. */
  | { kind: "earned" };

export async function deleteBadge(pool: Pool, shop: ShopId, badgeId: string): Promise<DeleteOutcome> {
  if (!isUuid(badgeId)) return { kind: "missing" };
  return inTransaction(pool, async (connection) => {
    const { rows } = await connection.query<{ status: string; earned: boolean }>(
      `select status, exists(select 1 from awards where awards.shop = badges.shop and badge_id = badges.id) as earned
         from badges where shop = $1 and id = $2 for update`,
      [shop, badgeId],
    );
    const [badge] = rows;
    if (badge === undefined) return { kind: "missing" };
    if (badge.status === "active") return { kind: "active" };
    if (badge.earned) return { kind: "earned" };
    await deleteRows(connection, shop, badgeId);
    return { kind: "deleted" };
  });
}

async function deleteRows(connection: Connection, shop: ShopId, badgeId: string): Promise<void> {
  await connection.query("delete from badge_versions where shop = $1 and badge_id = $2", [shop, badgeId]);
  await connection.query("delete from badges where shop = $1 and id = $2", [shop, badgeId]);
}
