// What a group of decisions changes, gathered in memory before anything is written. Later actions of the group see the
// players as earlier ones left them.
import type { Award, BadgeState, Decision, Deliverable, Details } from "../engine/index.ts";
import type { Notice } from "../notices/notice.ts";
import { noticesOfDecision } from "../notices/of-decision.ts";
import { levelOf } from "../programme/ladder.ts";
import type { ShopProgramme } from "../programme/load.ts";
import { uuidv7 } from "../store/uuid.ts";
import type { ActionStateRow } from "./action-states.ts";
import type { ActionRequest, ReachedLevel, RecordedAction, RecordedEntry, StoredDecision } from "./request.ts";
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
/** What a row of an inventory, and the message that makes its voucher, have to know of why they are there. */
export type ForWhom = Pick<ActionRequest, "shop" | "playerId" | "occurredAt" | "silent">;

export interface InventoryRow {
  id: string;
  request: ForWhom;
  /** One of the two gave it. */
  awardId: string | null;
  levelId: string | null;
  deliverable: Deliverable;
  code: string | null;
}
/** What a player holds: a code to use, a promise to be kept, or something that the storefront shows to him. */
export type ItemKind = "voucher" | "perk" | "content";

export function itemKindOf({ kind, voucher }: Pick<Deliverable, "kind" | "voucher">): ItemKind {
  if (kind === "Content") return "content";
  return voucher ? "voucher" : "perk";
}

export interface OutboxRow {
  request: ForWhom;
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
  actionStates: Map<string, ActionStateRow>;
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
  actionStates: new Map(),
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
  for (const { id: levelId, deliverables } of stored.levels ?? []) {
    addInventory(request, { awardId: null, levelId, deliverables }, effects);
  }
  if (decided.programme.hasEndpoints && !request.silent) {
    effects.notices.push(...noticesOfDecision({ ...request, playerId: player.playerId }, id, stored));
  }

  const key = playerKey(player.shop, player.playerId);
  effects.players.set(key, player);
  climb(player, decided.programme, decision);
  player.balance += decision.earnedPoints;
  player.pointsTotal += decision.earnedPoints;
  for (const [badgeId, state] of decision.badgeStates) {
    player.badges.set(badgeId, state);
    effects.progress.set(`${key}/${badgeId}`, { player, badgeId, state });
  }
  for (const [action, state] of decision.actionStates) {
    player.actions.set(action, state);
    effects.actionStates.set(`${key}/${action}`, { player, action, state });
  }
  return { action: { id, playerId: request.playerId, referenceId: request.referenceId, decision: stored }, entries };
}

/** A level that was reached stays reached. Before points are added: what was there before the first decision is silent. */
function climb(player: PlayerInGroup, { levels }: ShopProgramme, decision: Decision): void {
  if (levels.length === 0) return;
  player.highestLevel = Math.max(levelOf(levels, player), decision.levels.at(-1)?.level ?? 0);
}

/** As they are told and stored. @param reached of the programme's ladder, in the engine's words. */
export function reachedLevels(reached: Decision["levels"], { levels }: ShopProgramme): ReachedLevel[] {
  return reached.map(({ level, deliverables = [] }) => {
    const known = levels[level - 1];
    if (!known) throw new Error(`Level ${level} was reached but is not on the ladder.`);
    return { id: known.id, level, name: known.name, target: known.target, deliverables };
  });
}

function storedDecision(decided: Decided): StoredDecision {
  const { decision, programme, unreadable } = decided;
  const levels = reachedLevels(decision.levels, programme);
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
    ...(levels.length > 0 && { levels }),
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
  addInventory(request, { awardId, levelId: null, deliverables: award.deliverables }, effects);
}

interface HandedOut extends Pick<InventoryRow, "awardId" | "levelId"> {
  deliverables: readonly Deliverable[];
}

export function addInventory(request: ForWhom, { awardId, levelId, deliverables }: HandedOut, effects: Effects): void {
  for (const deliverable of deliverables) {
    if (deliverable.kind === "Notification") continue;
    const itemId = uuidv7();
    const code = itemKindOf(deliverable) === "voucher" ? newVoucherCode() : null;
    effects.inventory.push({ id: itemId, request, awardId, levelId, deliverable, code });
    if (code !== null) {
      const payload = { itemId, ...(request.silent ? { silent: true as const } : {}) };
      effects.outbox.push({ request, kind: "create_discount_code", key: itemId, payload });
    }
  }
}
