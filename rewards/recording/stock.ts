// Badges and deliverables of which there are only so many, for all players of a shop together. What was handed out is
// counted in rows that are locked while a group is decided, so that the last one is never handed out twice. A programme
// without limits costs nothing. What is taken back later stays handed out.
import type { BadgeDefinition, Decision, Deliverable } from "../engine/index.ts";
import type { ShopId } from "../ids.ts";
import type { ShopProgramme } from "../programme/load.ts";
import { insertRows } from "../store/rows.ts";
import type { Connection } from "../store/transaction.ts";

/** How many there are in all, by subject: a badge or a deliverable. */
export type Limits = ReadonlyMap<string, number>;

const badgeSubject = (id: string) => `badge/${id}`;
const deliverableSubject = (id: string) => `deliverable/${id}`;

export function limitsOf(
  badges: Iterable<BadgeDefinition>,
  ladder: readonly { deliverables: readonly Deliverable[] }[] = [],
): Limits {
  const limits = new Map<string, number>();
  for (const badge of badges) {
    if (badge.quantity !== undefined) limits.set(badgeSubject(badge.id), badge.quantity);
    for (const { id, quantity } of [
      ...badge.deliverables,
      ...(badge.levels ?? []).flatMap((level) => level.deliverables),
    ]) {
      if (quantity !== undefined) limits.set(deliverableSubject(id), quantity);
    }
  }
  for (const { id, quantity } of ladder.flatMap((level) => level.deliverables)) {
    if (quantity !== undefined) limits.set(deliverableSubject(id), quantity);
  }
  return limits;
}

interface StockOfShop {
  limits: Limits;
  given: Map<string, number>;
  changed: Set<string>;
}

export class Stock {
  private readonly shops: ReadonlyMap<ShopId, StockOfShop>;

  constructor(shops: ReadonlyMap<ShopId, StockOfShop>) {
    this.shops = shops;
  }

  /** What is left of each, in the engine's words. */
  left(shop: ShopId): { badgesLeft?: ReadonlyMap<string, number>; deliverablesLeft?: ReadonlyMap<string, number> } {
    const stock = this.shops.get(shop);
    return stock ? { badgesLeft: leftOf(stock, "badge/"), deliverablesLeft: leftOf(stock, "deliverable/") } : {};
  }

  /** Takes what a decision hands out, so that the next decision of the group sees the rest. */
  take(shop: ShopId, { awards, levels }: Pick<Decision, "awards" | "levels">): void {
    const stock = this.shops.get(shop);
    if (!stock) return;
    for (const award of awards) {
      takeOne(stock, badgeSubject(award.badgeId));
      for (const deliverable of award.deliverables) takeOne(stock, deliverableSubject(deliverable.id));
    }
    for (const { deliverables = [] } of levels) {
      for (const deliverable of deliverables) takeOne(stock, deliverableSubject(deliverable.id));
    }
  }

  async write(connection: Connection): Promise<void> {
    const rows = [...this.shops].flatMap(([shop, { given, changed }]) =>
      [...changed].map((subject) => ({ shop, subject, given: given.get(subject) ?? 0 })),
    );
    await insertRows<(typeof rows)[number]>(
      connection,
      "stock",
      {
        shop: ["text", (row) => row.shop],
        subject: ["text", (row) => row.subject],
        given: ["bigint", (row) => row.given],
      },
      rows,
      "on conflict (shop, subject) do update set given = excluded.given",
    );
  }
}

function leftOf({ limits, given }: StockOfShop, prefix: string): ReadonlyMap<string, number> {
  const left = new Map<string, number>();
  for (const [subject, quantity] of limits) {
    if (subject.startsWith(prefix))
      left.set(subject.slice(prefix.length), Math.max(0, quantity - (given.get(subject) ?? 0)));
  }
  return left;
}

function takeOne({ limits, given, changed }: StockOfShop, subject: string): void {
  if (!limits.has(subject)) return;
  given.set(subject, (given.get(subject) ?? 0) + 1);
  changed.add(subject);
}

/** Locks in the order of the names. Call it after the players are locked, as everybody does. */
export async function lockStock(connection: Connection, programmes: Iterable<ShopProgramme>): Promise<Stock> {
  const limited = [...programmes].filter((programme) => programme.limits.size > 0);
  const shops = new Map<ShopId, StockOfShop>(
    limited.map(({ shop, limits }) => [shop, { limits, given: new Map(), changed: new Set() }]),
  );
  if (limited.length === 0) return new Stock(shops);
  const wanted = limited
    .flatMap(({ shop, limits }) => [...limits.keys()].map((subject) => ({ shop, subject })))
    .sort((first, second) => (`${first.shop}/${first.subject}` < `${second.shop}/${second.subject}` ? -1 : 1));
  await insertRows<(typeof wanted)[number]>(
    connection,
    "stock",
    { shop: ["text", (row) => row.shop], subject: ["text", (row) => row.subject] },
    wanted,
    "on conflict (shop, subject) do nothing",
  );
  const { rows } = await connection.query<{ shop: ShopId; subject: string; given: number }>({
    name: "lock-stock",
    text: `select stock.shop, stock.subject, stock.given
             from unnest($1::text[], $2::text[]) with ordinality as wanted (shop, subject, place)
             join stock on stock.shop = wanted.shop and stock.subject = wanted.subject
            order by wanted.place for update of stock`,
    values: [wanted.map((row) => row.shop), wanted.map((row) => row.subject)],
  });
  for (const row of rows) shops.get(row.shop)?.given.set(row.subject, row.given);
  return new Stock(shops);
}
