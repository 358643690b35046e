// What there is only so much of is handed out so often and no more, whoever comes at the same moment.
import { expect, it } from "vitest";
import type { BadgeDefinition } from "../../rewards/engine/index.ts";
import { createBadges } from "../../rewards/programme/badges.ts";
import { testDatabase } from "../support/database.ts";
import { orderPayload } from "../support/orders.ts";
import { testShop } from "../support/shop.ts";

const { pool } = await testDatabase({ poolSize: 8 });

const badge = (overrides: Partial<BadgeDefinition>): Omit<BadgeDefinition, "id"> => ({
  name: "Early Bird",
  type: "OneTimeOnly",
  points: 5,
  action: "purchase",
  challenges: [],
  deliverables: [],
  prerequisites: [],
  ...overrides,
});

async function shopWith(overrides: Partial<BadgeDefinition>) {
  const shop = await testShop(pool);
  await createBadges(pool, shop.shop, [badge(overrides)]);
  return shop;
}

/** Twenty customers order at once: in four transactions side by side, five orders each. */
async function rush(shop: Awaited<ReturnType<typeof testShop>>): Promise<void> {
  const ids = await Promise.all(
    Array.from({ length: 20 }, (_, place) =>
      shop.receive("orders/create", orderPayload({ customerId: String(500 + place), total: "10.00" })),
    ),
  );
  await Promise.all([0, 5, 10, 15].map((from) => shop.process(ids.slice(from, from + 5))));
}

it("a badge of which there are three is earned three times, and the others hear that it is sold out", async () => {
  const shop = await shopWith({ quantity: 3 });
  await rush(shop);
  const { rows } = await pool.query("select count(*) from awards where shop = $1", [shop.shop]);
  expect(rows).toEqual([{ count: 3 }]);
  const { rows: reasons } = await pool.query(
    `select count(*) from actions where shop = $1 and decision @> '{"evaluations": [{"outcome": "sold_out"}]}'`,
    [shop.shop],
  );
  expect(reasons).toEqual([{ count: 17 }]);
});

it("a prize of which there are two is handed out twice; the badge is earned without it afterwards", async () => {
  const shop = await shopWith({ deliverables: [{ id: "mug", kind: "Prize", label: "A mug", quantity: 2 }] });
  await rush(shop);
  const { rows } = await pool.query(
    `select (select count(*) from awards where shop = $1) as awards,
            (select count(*) from inventory_items where shop = $1) as mugs`,
    [shop.shop],
  );
  expect(rows).toEqual([{ awards: 20, mugs: 2 }]);
});
