// The tree of typed `if`s that a programmer would write for exactly these badges, printed from their definitions so that
// nobody has to write ten thousand of them: `if (order.category.includes("laptops") && order.amount > 50000) earn(0);`
// It makes the same decision: points, awards and the new state of each badge, for badges the player does not have yet.
import type {
  Award,
  BadgeDefinition,
  BadgeState,
  FilterNode,
  PlayerState,
  PointLine,
} from "../../rewards/engine/index.ts";
import {
  type Built,
  type Contestant,
  LIST_DETAILS,
  type lowerCased,
  preparedOrders,
  thresholdOf,
} from "./contestant.ts";
import type { Purchase } from "./purchases.ts";

interface HandDecision {
  earnedPoints: number;
  points: PointLine[];
  awards: Award[];
  badgeStates: Map<string, BadgeState>;
}

type Order = ReturnType<typeof lowerCased>;
type Earn = (decision: HandDecision, badge: number, at: number) => void;
type Tree = (order: Order, player: PlayerState, decision: HandDecision, at: number) => void;

/** V8 optimises functions of this many conditions; nobody would write longer ones either. */
const CONDITIONS_A_FUNCTION = 40;
const newPlayer: PlayerState = { badges: new Map() };

/** On orders as they come, so it folds upper and lower case itself, as Encore does and as it must to be right. */
export const byHand: Contestant = handWritten("if tree by hand", false);
/** On orders that were lower-cased before the clock started, as all other contestants are given them. */
export const byHandPrepared: Contestant = handWritten("if tree by hand, orders prepared", true);

function handWritten(name: string, isPrepared: boolean): Contestant {
  return { name, build: (badges, orders) => buildByHand(badges, orders, isPrepared) };
}

function buildByHand(badges: readonly BadgeDefinition[], orders: readonly Purchase[], isPrepared: boolean): Built {
  const typed = preparedOrders(orders);
  const lists = LIST_DETAILS.filter((detail) => JSON.stringify(badges).includes(`"${detail}"`));
  const positions = new Map(badges.map(({ id }, position) => [id, position]));
  const earn: Earn = (decision, position, at) => {
    const badge = badges[position];
    if (badge === undefined) return;
    decision.awards.push({
      badgeId: badge.id,
      occurrence: 1,
      points: badge.points,
      deliverables: badge.deliverables,
    });
    decision.points.push({ source: "badge", badgeId: badge.id, points: badge.points });
    decision.badgeStates.set(badge.id, { timesEarned: 1, lastEarnedAt: at, current: 1, target: 1, challenges: [] });
    decision.earnedPoints += badge.points;
  };
  const trees = Array.from({ length: Math.ceil(badges.length / CONDITIONS_A_FUNCTION) }, (_, part) =>
    treeOf(badges, part * CONDITIONS_A_FUNCTION, earn),
  );
  return {
    isAsynchronous: false,
    run(position) {
      const order = orders[position];
      const prepared = typed[position];
      if (order === undefined || prepared === undefined) return undefined;
      return decide(isPrepared ? prepared : folded(order, lists), trees, order.at);
    },
    answer: (decision) => (decision as HandDecision).awards.map(({ badgeId }) => positions.get(badgeId) ?? -1),
  };
}

/** What someone writes who knows that lists may come in any case: each list that the tree looks at, once. */
function folded({ details }: Purchase, lists: readonly string[]): Order {
  const order: Order = {
    amount: Number(details["amount"]),
    items_count: Number(details["items_count"]),
    hour: Number(details["hour"]),
    source: String(details["source"]).trim().toLowerCase(),
    weekday: String(details["weekday"]).trim().toLowerCase(),
  };
  for (const list of lists) {
    const entries = details[list];
    order[list] = Array.isArray(entries) ? entries.map((entry: string) => entry.trim().toLowerCase()) : [];
  }
  return order;
}

function decide(order: Order, trees: readonly Tree[], at: number): HandDecision {
  const earned = Math.floor((2 * Number(order["amount"]) + 100) / 200);
  const decision: HandDecision = { earnedPoints: earned, points: [], awards: [], badgeStates: new Map() };
  if (earned > 0) decision.points.push({ source: "action", points: earned });
  for (const tree of trees) tree(order, newPlayer, decision, at);
  return decision;
}

function treeOf(badges: readonly BadgeDefinition[], first: number, earn: Earn): Tree {
  const lines = badges.slice(first, first + CONDITIONS_A_FUNCTION).map(({ id, filter }, offset) => {
    const condition = filter === undefined ? "true" : conditionOf(filter);
    return `if (${condition} && !player.badges.has(${JSON.stringify(id)})) earn(decision, ${first + offset}, at);`;
  });
  // The text comes from this benchmark's own definitions only.
  return new Function("earn", `return (order, player, decision, at) => {\n${lines.join("\n")}\n};`)(earn) as Tree;
}

export function conditionOf(node: FilterNode): string {
  if ("all" in node) return node.all.map(conditionOf).join(" && ");
  if ("any" in node) return `(${node.any.map(conditionOf).join(" || ")})`;
  if ("none" in node) return `!(${node.none.map(conditionOf).join(" || ")})`;
  if (!("detail" in node)) throw new Error("The benchmark's badges have no item filters");
  const { detail, operator, value } = node;
  if (LIST_DETAILS.includes(detail)) return `order.${detail}.includes(${JSON.stringify(value)})`;
  if (operator === "between" && Array.isArray(value)) {
    const [lower, upper] = value.map((one) => thresholdOf(detail, one));
    return `order.${detail} >= ${lower} && order.${detail} <= ${upper}`;
  }
  if (typeof value === "string") return `order.${detail} === ${JSON.stringify(value)}`;
  return `order.${detail} ${operator} ${thresholdOf(detail, value)}`;
}
