// Records a group of actions inside the caller's transaction: what was decided, the ledger, awards, progress, inventory,
// balances and the outbox, whole or not at all. The number of statements does not depend on the size of the group.
// A reference id that was recorded before changes nothing and answers what was decided then.
import { type Details, detailKinds, evaluate, readDetails } from "../engine/index.ts";
import type { PlayerId, ShopId } from "../ids.ts";
import type { ShopProgramme } from "../programme/load.ts";
import type { Connection } from "../store/transaction.ts";
import { uuidv7 } from "../store/uuid.ts";
import { loadActionStates } from "./action-states.ts";
import { checkLadders } from "./check-ladders.ts";
import { type Applied, applyDecision, type Effects, noEffects } from "./effects.ts";
import type { ActionRequest, RecordedAction, Recording, RecordOutcome, StoredDecision } from "./request.ts";
import { engineState, lockPlayers, type PlayerInGroup, playerKey } from "./state.ts";
import { lockStock, type Stock } from "./stock.ts";
import { writeEffects } from "./write.ts";

export async function recordActions(
  connection: Connection,
  programmes: ReadonlyMap<ShopId, ShopProgramme>,
  requests: readonly ActionRequest[],
): Promise<Recording> {
  if (requests.length === 0) return { outcomes: [], outboxIds: [] };
  const players = await lockPlayers(connection, requests);
  const known = await recordedBefore(connection, requests);
  await loadActionStates(connection, players, programmes, requests);
  const concerned = [...new Set(requests.map((request) => programmeFor(programmes, request)))];
  await checkLadders(connection, concerned);
  const stock = await lockStock(connection, concerned);
  const effects = noEffects();
  const outcomes = requests.map((given): RecordOutcome => {
    const player = playerFor(players, given);
    // A merged player's actions are recorded for the one that he has become.
    const request = { ...given, playerId: player.playerId };
    const before = known.get(referenceKey(request));
    if (before) {
      return before.fingerprint === request.fingerprint
        ? { kind: "replayed", action: before.action }
        : { kind: "conflict", referenceId: request.referenceId };
    }
    const applied = decide(request, programmeFor(programmes, request), { player, effects, stock });
    known.set(referenceKey(request), { fingerprint: request.fingerprint, action: applied.action });
    return { kind: "recorded", ...applied };
  });
  await stock.write(connection);
  const outboxIds = await writeEffects(connection, effects);
  return { outcomes, outboxIds };
}

export const referenceKey = (request: { shop: ShopId; referenceId: string }) =>
  `${request.shop}/${request.referenceId}`;

/** Programmes larger than this store reasons only for badges whose filter matched; the others' are worked out on demand. */
export const maxBadgesExplained = 100;

interface Hands {
  player: PlayerInGroup;
  effects: Effects;
  stock: Stock;
}

function decide(request: ActionRequest, programme: ShopProgramme, { player, effects, stock }: Hands): Applied {
  const id = uuidv7();
  const { details, items, unreadable } = detailsOf(request, programme, player);
  const { name, referenceId, occurredAt: at } = request;
  const decision = evaluate(
    programme.compiled,
    engineState(player),
    { name, referenceId, at, multiplier: Number(request.multiplier), details, ...(items ? { items } : {}) },
    // The id is stored with the action, and no sender can choose it: a draw can be replayed but not steered.
    {
      seed: id,
      evaluations: programme.badges.size > maxBadgesExplained ? "matched" : "all",
      ...stock.left(request.shop),
    },
  );
  stock.take(request.shop, decision);
  return applyDecision({ id, request, details, unreadable, decision, programme, player }, effects);
}

interface ReadRequest {
  details: Details;
  items: readonly Details[] | null;
  unreadable: string[];
}

function detailsOf(request: ActionRequest, programme: ShopProgramme, player: PlayerInGroup): ReadRequest {
  if (request.details.kind === "text") {
    const { compiled, currencyExponent, timeZone } = programme;
    const read = readDetails(request.details.entries, detailKinds(compiled), currencyExponent, timeZone);
    return { details: read.details, items: null, unreadable: read.unreadable.map((entry) => entry.sentence) };
  }
  if (request.source !== "order") return { details: request.details.values, items: null, unreadable: [] };
  if (request.name === "purchase") player.ordersCounted += 1;
  // Only here is it known how many orders came before: the player is locked.
  const details = { ...request.details.values, order_sequence: player.ordersCounted };
  return { details, items: request.details.items, unreadable: [] };
}

function programmeFor(programmes: ReadonlyMap<ShopId, ShopProgramme>, request: ActionRequest): ShopProgramme {
  const programme = programmes.get(request.shop);
  if (!programme) throw new Error(`An action was to be recorded for ${request.shop}, whose programme is not loaded.`);
  return programme;
}

function playerFor(players: ReadonlyMap<string, PlayerInGroup>, request: ActionRequest): PlayerInGroup {
  const player = players.get(playerKey(request.shop, request.playerId));
  if (!player) throw new Error(`A player of ${request.shop} was not locked.`);
  return player;
}

interface ActionRow {
  id: string;
  shop: ShopId;
  player_id: PlayerId;
  reference_id: string;
  fingerprint: string;
  decision: StoredDecision;
}

/** By the shop and the reference id, as `referenceKey` writes them. */
export async function recordedBefore(
  connection: Connection,
  requests: readonly Pick<ActionRequest, "shop" | "referenceId">[],
): Promise<Map<string, { fingerprint: string; action: RecordedAction }>> {
  const { rows } = await connection.query<ActionRow>({
    name: "recorded-before",
    text: `select actions.id, actions.shop, actions.player_id, actions.reference_id, fingerprint, decision
             from unnest($1::text[], $2::text[]) as wanted (shop, reference_id)
             join actions on actions.shop = wanted.shop and actions.reference_id = wanted.reference_id`,
    values: [requests.map((request) => request.shop), requests.map((request) => request.referenceId)],
  });
  return new Map(
    rows.map((row) => [
      referenceKey({ shop: row.shop, referenceId: row.reference_id }),
      {
        fingerprint: row.fingerprint,
        action: { id: row.id, playerId: row.player_id, referenceId: row.reference_id, decision: row.decision },
      },
    ]),
  );
}
