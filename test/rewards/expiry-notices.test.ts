// Whoever holds points that expire is told before and afterwards, once, where somebody listens.
import { describe, expect, it } from "vitest";
import { createEndpoint } from "../../rewards/notices/endpoints.ts";
import { at, balanceOf, here, notices, pool, post, run, setExpiry } from "./expiry-shop.ts";

describe("a player is told of points", () => {
  const endpoint = () => createEndpoint(pool, here.shop, { url: "https://example.com/hooks", topics: [] });

  it("some days before they expire, once for each date, with how many", async () => {
    await setExpiry({ kind: "after_months", months: 1 }, 7);
    await endpoint();
    await post("ann", { points: 100, occurredAt: at("2026-01-10T12:00Z") });
    await post("ann", { points: 20, occurredAt: at("2026-01-12T12:00Z") });
    await post("ann", { points: -30, occurredAt: at("2026-01-13T12:00Z") });
    await post("ben", { points: 9, occurredAt: at("2026-01-30T12:00Z") });
    await run("2026-02-03T12:00Z");
    expect(await notices("points_expire_soon")).toEqual([]);
    await run("2026-02-04T12:00Z");
    await run("2026-02-04T13:00Z");
    expect(await notices("points_expire_soon")).toEqual([{ playerId: "ann", points: 70, expiresOn: "2026-02-11" }]);
    // The worker was down for three days.
    await run("2026-02-08T12:00Z");
    expect(await notices("points_expire_soon")).toEqual([
      { playerId: "ann", points: 70, expiresOn: "2026-02-11" },
      { playerId: "ann", points: 20, expiresOn: "2026-02-13" },
    ]);
  });

  it("is told no second time after the message of the first was cleaned away", async () => {
    await setExpiry({ kind: "on_date", date: "2026-06-01" }, 90);
    await endpoint();
    await post("ann", { points: 100, occurredAt: at("2026-01-10T12:00Z") });
    await run("2026-03-10T12:00Z");
    expect(await notices("points_expire_soon")).toHaveLength(1);
    await pool.query("delete from outbox_messages where shop = $1", [here.shop]);
    for (const day of ["2026-03-11", "2026-04-20", "2026-05-31"]) await run(`${day}T12:00Z`);
    expect(await notices("points_expire_soon")).toEqual([]);
  });

  it("when they have expired", async () => {
    await setExpiry({ kind: "after_months", months: 1 });
    await endpoint();
    await post("ann", { points: 100, occurredAt: at("2026-01-10T12:00Z") });
    await post("ann", { points: 11, occurredAt: at("2026-01-11T12:00Z") });
    await run("2026-02-20T12:00Z");
    expect(await notices("points_expired")).toEqual([{ playerId: "ann", points: 111, expiredOn: "2026-02-20" }]);
  });

  it("only where somebody listens", async () => {
    await setExpiry({ kind: "after_months", months: 1 });
    await post("ann", { points: 100, occurredAt: at("2026-01-10T12:00Z") });
    await run("2026-02-05T12:00Z");
    await run("2026-02-20T12:00Z");
    expect(await balanceOf("ann")).toBe(0);
    const { rows } = await pool.query("select from outbox_messages where shop = $1", [here.shop]);
    expect(rows).toEqual([]);
  });
});
