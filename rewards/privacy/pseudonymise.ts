// Takes a person's names out of every row that is kept, inside the caller's transaction: what was earned and spent stays,
// under a name that nobody knows. His orders are deleted.
import { randomUUID } from "node:crypto";
import type { Connection } from "../store/transaction.ts";
import type { Person } from "./person.ts";

const emptyAction = `
  reference_id = 'erased/' || actions.id, order_id = null, fingerprint = 'erased', details = '{}',
  decision = jsonb_build_object(
    'programmeVersion', decision -> 'programmeVersion', 'earnedPoints', decision -> 'earnedPoints',
    'points', decision -> 'points', 'awards', decision -> 'awards',
    'deliverables', '[]'::jsonb, 'evaluations', '[]'::jsonb, 'unreadable', '[]'::jsonb)`;

/** A voucher without its code can neither be shown, nor made, nor removed: what is in the store stays as it is. */
const emptyItem = `
  code = null, discount_id = null, used_order_id = null, reason = null,
  state = case when state = 'creating' then 'revoked' else state end`;

/** A redemption under way ends here: its points stay spent, so that the shop's totals stay. */
const emptyRedemption = `
  reference_id = 'erased/' || redemptions.id, reason = null, finished_at = coalesce(finished_at, now()),
  state = case when state = 'creating' then 'ready' else state end`;

/** Keys that are made of nothing but our own ids are what other rows are proven by; the others hold names. */
const emptyEntry = `
  note = null,
  entry_key = case when entry_key ~ '^(expiry|merge|redemption)/[0-9a-f-]{36}(/[a-z0-9]+)?$' then entry_key
                   else 'erased/' || ledger_entries.id end`;

/** Every table of players, and what else of their rows says who it was. A test compares the names with the database. */
export const tablesOfPlayers = {
  action_states: "",
  actions: emptyAction,
  awards: "",
  inventory_items: emptyItem,
  ledger_entries: emptyEntry,
  players: "",
  progress: "challenges = '[]'",
  redemptions: emptyRedemption,
  storefront_changes: "",
  storefront_metafields: "due_at = null, hash = null, digest = null, reason = null",
} as const;

export async function pseudonymise(connection: Connection, person: Person): Promise<void> {
  const { shop, playerIds, orderIds } = person;
  await lock(connection, person);
  // Lets the ledger's triggers pass a change of names, for this transaction; of points they never do.
  await connection.query("set local encore.erasing = 'player'");
  const newNames = playerIds.map(() => `erased-${randomUUID()}`);
  for (const [table, changes] of Object.entries(tablesOfPlayers)) {
    await connection.query(
      `update ${table} set player_id = person.new_name ${changes && `, ${changes}`}
         from unnest($2::text[], $3::text[]) as person (old_name, new_name)
        where ${table}.shop = $1 and ${table}.player_id = person.old_name`,
      [shop, playerIds, newNames],
    );
  }
  await connection.query(
    `update players set merged_into = person.new_name
       from unnest($2::text[], $3::text[]) as person (old_name, new_name)
      where players.shop = $1 and players.player_id = any($3) and players.merged_into = person.old_name`,
    [shop, playerIds, newNames],
  );
  await connection.query("update privacy_requests set player_id = null where shop = $1 and player_id = any($2)", [
    shop,
    playerIds,
  ]);
  // Their examples name players; they are made anew in seconds.
  await connection.query("delete from dry_runs where shop = $1", [shop]);
  await connection.query("delete from import_previews where shop = $1", [shop]);
  await forgetOrders(connection, shop, orderIds);
}

/** Orders before players, each in the order of their names, as everybody locks them. */
async function lock(connection: Connection, { shop, playerIds, orderIds }: Person): Promise<void> {
  await connection.query("select 1 from orders where shop = $1 and order_id = any($2) order by order_id for update", [
    shop,
    orderIds,
  ]);
  await connection.query(
    "select 1 from players where shop = $1 and player_id = any($2) order by player_id for update",
    [shop, playerIds],
  );
}

/** An order that was put right may have been counted for somebody else: who that is stays, which order it was does not. */
async function forgetOrders(connection: Connection, shop: string, orderIds: readonly string[]): Promise<void> {
  const references = orderIds.flatMap((id) => [`shopify-order-${id}-purchase`, `shopify-order-${id}-bulk_purchase`]);
  await connection.query(`update actions set ${emptyAction} where shop = $1 and reference_id = any($2)`, [
    shop,
    references,
  ]);
  await connection.query(
    "update inventory_items set used_order_id = null where shop = $1 and used_order_id = any($2)",
    [shop, orderIds],
  );
  await connection.query("delete from orders where shop = $1 and order_id = any($2)", [shop, orderIds]);
}
