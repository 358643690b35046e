// Gives a badge by hand: recorded as an action of the merchant's own, with award, points and deliverables exactly as when it
// is earned, once for each reference id. Nobody gets a badge more often than it can be had.
import type { Pool } from "pg";
import { type Evaluation, give } from "../engine/index.ts";
import { loadProgrammes, type ShopProgramme } from "../programme/load.ts";
import { checkLadders } from "../recording/check-ladders.ts";
import { applyDecision, type Effects, noEffects } from "../recording/effects.ts";
import type { RecordedAction } from "../recording/request.ts";
import { engineState, lockPlayers, type PlayerInGroup, playerKey } from "../recording/state.ts";
import { lockStock } from "../recording/stock.ts";
import { writeEffects } from "../recording/write.ts";
import { type Connection, inTransactionOrAgain } from "../store/transaction.ts";
import { uuidv7 } from "../store/uuid.ts";
import { actionOf, type ByHandRequest, sameBefore } from "./request.ts";

export interface GiveRequest extends ByHandRequest {
  /** Of a Ranked badge: the level that the player has afterwards. The next one, if left out. */
  level?: number | null;
}

export type GiveOutcome =
  | { kind: "given"; action: RecordedAction; balance: number; outboxIds: number[] }
  /** The same was given before; nothing is changed. */
  | { kind: "replayed"; action: RecordedAction }
  /** The reference id was used before for something else. */
  | { kind: "conflict" }
  /** Not in the programme: unknown, a draft, or archived. */
  | { kind: "unknown_badge" }
  | { kind: "withheld"; evaluation: Evaluation }
  | { kind: "wrong_level"; from: number; to: number };

/** A player who is not known is created. */
export async function giveBadge(pool: Pool, request: GiveRequest): Promise<GiveOutcome> {
  // Another call with this reference id may be quicker; the second time it is found.
  return inTransactionOrAgain(pool, (connection) => giveInside(connection, request));
}

async function giveInside(connection: Connection, request: GiveRequest): Promise<GiveOutcome> {
  const { shop, badgeId, level } = request;
  const programme = (await loadProgrammes(connection, [shop])).get(shop);
  const badge = programme?.badges.get(badgeId)?.definition;
  if (!programme || !badge) return { kind: "unknown_badge" };
  const asked = actionOf(request, "badge_given", { badge: badge.name, reason: request.reason }, level ?? null);
  // Before the lock, which would make a player of a name that nobody has.
  const known = await sameBefore(connection, asked);
  if (known) return known;
  const player = (await lockPlayers(connection, [request])).get(playerKey(shop, request.playerId));
  if (!player) throw new Error(`A player of ${shop} was not locked.`);
  const meanwhile = await sameBefore(connection, asked);
  if (meanwhile) return meanwhile;
  await checkLadders(connection, [programme]);
  const stock = await lockStock(connection, [programme]);
  const id = uuidv7();
  const { name, referenceId, occurredAt: at } = asked;
  const outcome = give(
    programme.compiled,
    engineState(player),
    { name, referenceId, at, details: asked.details.values },
    { badgeId, ...(level == null ? {} : { level }) },
    { seed: id, ...stock.left(shop) },
  );
  if (outcome.kind !== "given") return outcome;
  stock.take(shop, outcome.decision);
  const effects = noEffects();
  const given = { id, request: { ...asked, playerId: player.playerId }, decision: outcome.decision, programme, player };
  const { action } = applyDecision({ ...given, details: asked.details.values, unreadable: [] }, effects);
  if (effects.ledger.length === 0) effects.ledger.push(entryWithoutPoints(given, badgeId));
  await stock.write(connection);
  const outboxIds = await writeEffects(connection, effects);
  return { kind: "given", action, balance: player.balance, outboxIds };
}

interface Given {
  id: string;
  request: Effects["ledger"][number]["request"];
  programme: ShopProgramme;
  player: PlayerInGroup;
}

/** A badge without points has its line in the ledger too: that is where its reason is read. */
const entryWithoutPoints = ({ id, request }: Given, badgeId: string): Effects["ledger"][number] => ({
  id: uuidv7(),
  request,
  actionId: id,
  points: 0,
  source: "badge",
  badgeId,
  entryKey: `${request.referenceId}/0`,
});
