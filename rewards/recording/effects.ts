// What a group of decisions changes, gathered in memory before anything is written. Later actions of the group see the
// players as earlier ones left them.
import type { Award, BadgeState, Decision, Deliverable, Details } from "../engine/index.ts";
import type { Notice } from "../notices/notice.ts";
import { noticesOfDecision } from "../notices/of-decision.ts";
import type { ShopProgramme } from "../programme/load.ts";
import { uuidv7 } from "../store/uuid.ts";
import type { ActionRequest, RecordedAction, RecordedEntry, StoredDecision } from "./request.ts";
import { type PlayerInGroup, playerKey } from "./state.ts";
import { newVoucherCode } from "./voucher-code.ts";

export interface ActionRow {
  id: string;
  request: ActionRequest;
  details: Details;
  decision: StoredDecision;
}
export interface LedgerRow {
  id: string;
  request: ActionRequest;
  actionId: string;
  points: number;
  source: RecordedEntry["source"];
  badgeId: string | null;
  entryKey: string;
}
export interface AwardRow {
  id: string;
  request: ActionRequest;
  actionId: string;
  badgeVersion: number;
  award: Award;
}
export interface InventoryRow {
  id: string;
  request: ActionRequest;
  awardId: string;
  deliverable: Deliverable;
  code: string | null;
}
export interface OutboxRow {
  request: ActionRequest;
  kind: "create_discount_code";
  key: string;
  payload: { itemId: string; silent?: true };
}
export interface ProgressRow {
  player: PlayerInGroup;
  badgeId: string;
  state: BadgeState;
}

export interface Effects {
  actions: ActionRow[];
  ledger: LedgerRow[];
  awards: AwardRow[];
  inventory: InventoryRow[];
  outbox: OutboxRow[];
  notices: Notice[];
  players: Map<string, PlayerInGroup>;
  progress: Map<string, ProgressRow>;
}

export const noEffects = (): Effects => ({
  actions: [],
  ledger: [],
  awards: [],
  inventory: [],
  outbox: [],
  notices: [],
  players: new Map(),
  progress: new Map(),
});

export interface Decided {
  id: string;
  request: ActionRequest;
  details: Details;
  unreadable: readonly string[];
  decision: Decision;
  programme: ShopProgramme;
  player: PlayerInGroup;
}

export interface Applied {
  action: RecordedAction;
  entries: readonly RecordedEntry[];
}

export function applyDecision(decided: Decided, effects: Effects): Applied {
  const { id, request, details, decision, player } = decided;
  const stored = storedDecision(decided);
  effects.actions.push({ id, request, details, decision: stored });
  const entries = addLedger(decided, effects);
  for (const award of decision.awards) addAward(decided, award, effects);
  if (decided.programme.hasEndpoints && !request.silent) {
    effects.notices.push(...noticesOfDecision({ ...request, playerId: player.playerId }, id, stored));
  }

  const key = playerKey(player.shop, player.playerId);
  effects.players.set(key, player);
  player.balance += decision.earnedPoints;
  for (const [badgeId, state] of decision.badgeStates) {
    player.badges.set(badgeId, state);
    effects.progress.set(`${key}/${badgeId}`, { player, badgeId, state });
  }
  return { action: { id, playerId: request.playerId, referenceId: request.referenceId, decision: stored }, entries };
}

function storedDecision({ decision, programme, unreadable }: Decided): StoredDecision {
  return {
    programmeVersion: decision.programmeVersion,
    earnedPoints: decision.earnedPoints,
    points: decision.points,
    awards: decision.awards.map((award) => {
      const badge = programme.badges.get(award.badgeId)?.definition;
      return {
        ...award,
        name: badge?.name ?? award.badgeId,
        description: badge?.description ?? null,
        visible: badge?.visible ?? true,
      };
    }),
    deliverables: decision.deliverables,
    evaluations: decision.evaluations,
    unreadable,
  };
}

function addLedger({ id, request, decision }: Decided, effects: Effects): LedgerRow[] {
  const rows = decision.points
    .map(
      (line, place): LedgerRow => ({
        id: uuidv7(),
        request,
        actionId: id,
        points: line.points,
        source: line.source,
        badgeId: line.source === "badge" ? line.badgeId : null,
        entryKey: `${request.referenceId}/${place}`,
      }),
    )
    .filter((row) => row.points !== 0);
  effects.ledger.push(...rows);
  return rows;
}

function addAward({ id, request, programme }: Decided, award: Award, effects: Effects): void {
  const awardId = uuidv7();
  const badgeVersion = programme.badges.get(award.badgeId)?.version;
  if (badgeVersion === undefined) throw new Error(`Badge ${award.badgeId} was awarded but is not in the programme.`);
  effects.awards.push({ id: awardId, request, actionId: id, badgeVersion, award });
  for (const deliverable of award.deliverables) {
    if (deliverable.kind !== "Prize") continue;
    const itemId = uuidv7();
    const code = deliverable.voucher ? newVoucherCode() : null;
    effects.inventory.push({ id: itemId, request, awardId, deliverable, code });
    if (code !== null) {
      const payload = { itemId, ...(request.silent ? { silent: true as const } : {}) };
      effects.outbox.push({ request, kind: "create_discount_code", key: itemId, payload });
    }
  }
}
