// A badge given by hand is what an order would have given, once for each reference id, and nothing that the ledger cannot
// prove.
import { describe, expect, it } from "vitest";
import type { PlayerId } from "../../rewards/ids.ts";
import { findLedgerProblems } from "../../rewards/ledger/verify.ts";
import { readTimeline } from "../../rewards/players/timeline.ts";
import { ledgerSum } from "../support/shop.ts";
import {
  after,
  bulk,
  buys,
  electronics,
  give,
  loyal,
  merge,
  pointsOf,
  pool,
  ranked,
  scarce,
  shop,
  standing,
  test,
  twice,
  vip,
} from "./by-hand.ts";

describe("a badge given by hand", () => {
  it("pays points and vouchers as when it is earned, and says in the ledger why", async () => {
    const outcome = await give("101", vip);
    expect(outcome).toMatchObject({ kind: "given", balance: 100 });
    expect(outcome.kind === "given" && outcome.outboxIds).toHaveLength(1);
    const player = await test.player("101");
    expect(player?.badges).toMatchObject([{ name: "VIP Customer", count: 1 }]);
    expect(player?.inventory).toMatchObject([{ label: "Free shipping", state: "creating" }]);
    const { entries } = await readTimeline(pool, shop, "101" as PlayerId, null);
    expect(entries).toMatchObject([
      { points: 100, source: "badge", badge: "VIP Customer", isByHand: true, note: "for his patience" },
    ]);
  });

  it("has a line in the ledger even when it gives no points", async () => {
    expect(await give("102", loyal)).toMatchObject({ kind: "given", balance: 0 });
    const { entries } = await readTimeline(pool, shop, "102" as PlayerId, null);
    expect(entries).toMatchObject([{ points: 0, badge: "Loyal Customer", isByHand: true, note: "for his patience" }]);
  });

  it("needs no prerequisites", async () => {
    expect(await give("103", after)).toMatchObject({ kind: "given", balance: 4 });
  });

  it("that can be had once is refused a second time, whoever gave it first, and is not earned again by an order", async () => {
    await buys("104", { productId: "1" });
    expect(await give("104", electronics)).toMatchObject({
      kind: "withheld",
      evaluation: { outcome: "already_earned" },
    });
    await give("105", electronics);
    await buys("105", { productId: "1", total: "20.00" });
    expect(await pointsOf("105")).toBe(35);
  });

  it("that can be had again is given again, up to its maximum", async () => {
    await give("106", twice);
    expect(await give("106", twice)).toMatchObject({ kind: "given", balance: 6 });
    expect(await give("106", twice)).toMatchObject({ kind: "withheld", evaluation: { outcome: "maximum_reached" } });
  });

  it("leaves what counted towards the next one as it was", async () => {
    await buys("107", { productId: "3", quantity: 5 });
    await give("107", bulk);
    await buys("107", { productId: "3", quantity: 5 });
    expect(await standing("107", bulk ?? "")).toMatchObject({ times: 3 });
  });

  it("with levels gives the next one, or all up to the one that was chosen, and orders go on from there", async () => {
    expect(await give("108", ranked)).toMatchObject({ kind: "given", balance: 10 });
    expect(await give("108", ranked, { level: 3 })).toMatchObject({ kind: "given", balance: 70 });
    expect(await give("108", ranked)).toMatchObject({ kind: "withheld", evaluation: { outcome: "already_earned" } });
    await give("109", ranked, { level: 2 });
    expect(await give("109", ranked, { level: 2 })).toEqual({ kind: "wrong_level", from: 3, to: 3 });
    expect(await give("109", ranked, { level: 4 })).toEqual({ kind: "wrong_level", from: 3, to: 3 });
    await buys("109", { total: "600.00" });
    expect(await standing("109", ranked)).toMatchObject({ times: 2, current: 60_000, target: 90_000 });
    await buys("109", { total: "300.00" });
    expect(await standing("109", ranked)).toMatchObject({ times: 3 });
  });

  it("of which there are only so many is given to no more, although twenty ask at once", async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, (_, place) => give(`scarce-${place}`, scarce)));
    expect(outcomes.filter(({ kind }) => kind === "given")).toHaveLength(2);
    expect(outcomes.filter(({ kind }) => kind === "withheld")).toHaveLength(18);
  });

  it("is given once for each reference id, although twenty say it at once; another wish with it is a conflict", async () => {
    const same = { referenceId: "the-same" };
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => give("110", twice, same)));
    expect(outcomes.filter(({ kind }) => kind === "given")).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind === "replayed")).toHaveLength(19);
    expect(await give("110", bulk, same)).toEqual({ kind: "conflict" });
    expect(await give("111", twice, same)).toEqual({ kind: "conflict" });
    expect(await give("110", twice, { ...same, reason: "another" })).toEqual({ kind: "conflict" });
    expect(await pointsOf("110")).toBe(3);
    expect(await test.player("111")).toBeNull();
  });

  it("that the programme does not have is given to nobody, and makes no player", async () => {
    expect(await give("nobody", crypto.randomUUID())).toEqual({ kind: "unknown_badge" });
    expect(await give("nobody", "no id")).toEqual({ kind: "unknown_badge" });
    expect(await test.player("nobody")).toBeNull();
  });

  it("while orders are in flight is earned once: by hand or by an order", async () => {
    const customers = Array.from({ length: 10 }, (_, place) => String(900 + place));
    await Promise.all(
      customers.flatMap((customer) => [buys(customer, { productId: "1", total: "5.00" }), give(customer, electronics)]),
    );
    for (const customer of customers) {
      expect(await standing(customer, electronics ?? "")).toMatchObject({ times: 1 });
      expect(await pointsOf(customer)).toBe(20);
    }
  });

  it("to a merged player is the one's whom he has become, also when it is repeated", async () => {
    await give("112", bulk);
    await give("113", bulk);
    await merge("112", "113");
    const same = { referenceId: "merged" };
    expect(await give("112", loyal, same)).toMatchObject({ kind: "given", action: { playerId: "113" } });
    expect(await give("112", loyal, same)).toMatchObject({ kind: "replayed", action: { playerId: "113" } });
  });
});

describe("verify-ledger", () => {
  it("finds nothing wrong after all of this, and every balance the sum of its ledger", async () => {
    expect((await findLedgerProblems(pool, shop)).problems).toEqual([]);
    for (const player of ["101", "108"]) {
      expect(await ledgerSum(pool, shop, player)).toBe(await pointsOf(player));
    }
  });
});
