// Promise: what comes out of the database is exact, and what must not change in it cannot be changed.
// Runs on a real database with every migration applied.
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { openConfiguredDatabase } from "../../prisma/configured.ts";
import { openDatabase } from "../../prisma/database.ts";
import { inTransaction, isDatabaseDown } from "../../rewards/store/transaction.ts";
import { testDatabase } from "../support/database.ts";

const { pool, prisma, url } = await testDatabase();

async function read(sql: string): Promise<unknown> {
  const { rows } = await pool.query<{ value: unknown }>(`select ${sql} as value`);
  return rows[0]?.value;
}

describe("what the pool reads", () => {
  it("gives a bigint as a number, up to the last one that a number holds exactly", async () => {
    expect(await read("9007199254740991::int8")).toBe(9007199254740991);
    expect(await read("-9007199254740991::int8")).toBe(-9007199254740991);
  });

  it("refuses a bigint that a number would round", async () => {
    await expect(read("9007199254740992::int8")).rejects.toThrow("9007199254740992");
    expect(await read("1")).toBe(1);
  });

  it("gives an array of bigints as numbers, with its nulls and when it is empty", async () => {
    expect(await read("array[1, null, -3]::int8[]")).toEqual([1, null, -3]);
    expect(await read("array[]::int8[]")).toEqual([]);
  });

  it("leaves a decimal as the text that Postgres wrote", async () => {
    expect(await read("149.990::numeric")).toBe("149.990");
  });

  it("gives a moment as the same moment, whatever offset it was written with", async () => {
    expect(await read("'2026-03-01 00:30:00+02'::timestamptz")).toEqual(new Date("2026-02-28T22:30:00Z"));
    expect(await read("'2026-03-01 00:30:00'::timestamp")).toEqual(new Date("2026-03-01T00:30:00Z"));
    expect(await read("'2026-03-01'::date")).toBe("2026-03-01");
  });
});

describe("Prisma and the pool", () => {
  it("read the same moment from a database whose own time zone is not UTC", async () => {
    await pool.query(`alter database ${new URL(url).pathname.slice(1)} set timezone = 'Asia/Kolkata'`);
    const fresh = openDatabase({ url, poolSize: 1 });
    try {
      const shop = { shop: "a.myshopify.com", name: "A", currency: "EUR", timeZone: "Europe/Berlin" };
      const installedAt = new Date("2026-03-01T12:00:00.123Z");
      await fresh.prisma.shop.create({ data: { ...shop, installedAt } });
      const { rows } = await fresh.pool.query("select installed_at from shops where shop = $1", [shop.shop]);
      expect(rows[0]).toEqual({ installed_at: installedAt });
      expect((await fresh.prisma.shop.findUnique({ where: { shop: shop.shop } }))?.installedAt).toEqual(installedAt);
    } finally {
      await fresh.close();
    }
  });

  it("keep the password out of the error when the address is none or the server is gone", async () => {
    expect(() => openDatabase({ url: "http://u:hunter2@host/db", poolSize: 1 })).toThrow(
      /^(?!.*hunter2).*DATABASE_URL/,
    );
    const gone = openDatabase({ url: "postgresql://u:hunter2@127.0.0.1:1/db", poolSize: 1 });
    const errors = [
      await gone.pool.query("select 1").catch((error: unknown) => error),
      await gone.prisma.shop.count().catch((error: unknown) => error),
    ];
    await gone.close();
    for (const error of errors) {
      expect(error).toBeInstanceOf(Error);
      expect(`${error} ${JSON.stringify(error)}`).not.toContain("hunter2");
    }
  });
});

describe("a connection that breaks in the middle of a transaction", () => {
  it("fails the transaction as an outage, and neither the process nor the next transaction", async () => {
    const unheard: unknown[] = [];
    const hear = (error: unknown) => unheard.push(error);
    process.on("uncaughtException", hear);
    const failure = await inTransaction(pool, async (connection) => {
      const { rows } = await connection.query<{ pid: number }>("select pg_backend_pid() as pid");
      await pool.query("select pg_terminate_backend($1, 5000)", [rows[0]?.pid]);
      await new Promise((resolve) => setTimeout(resolve, 50));
      await connection.query("select 1");
    }).catch((error: unknown) => error);
    process.off("uncaughtException", hear);
    expect(unheard).toEqual([]);
    expect(isDatabaseDown(failure)).toBe(true);
    expect(await inTransaction(pool, async () => "done")).toBe("done");
  });
});

describe("a database that is out of reach", () => {
  it("lets a process start although it takes connections and says nothing", async () => {
    const silent = createServer((visitor) => visitor.on("error", () => visitor.destroy())).listen(0, "127.0.0.1");
    await once(silent, "listening");
    const databaseUrl = `postgresql://u:p@127.0.0.1:${(silent.address() as AddressInfo).port}/db`;
    const opened = await openConfiguredDatabase({ databaseUrl, dataDir: "", poolSize: 1 });
    await opened.close();
    silent.close();
  }, 20_000);

  it.each(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"])("is an outage: %s", (code) => {
    expect(isDatabaseDown(Object.assign(new Error("connect"), { code }))).toBe(true);
    expect(isDatabaseDown(Object.assign(new Error("no such table"), { code: "42P01" }))).toBe(false);
  });
});

describe("the ledger", () => {
  it("takes new entries and refuses every change of an old one", async () => {
    await pool.query(
      `insert into ledger_entries (id, shop, player_id, points, source, entry_key, occurred_at)
       values (gen_random_uuid(), 'a.myshopify.com', '1', 165, 'action', 'k', now())`,
    );
    await expect(pool.query("update ledger_entries set points = 1")).rejects.toThrow("append only");
    await expect(pool.query("delete from ledger_entries")).rejects.toThrow("append only");
    await expect(pool.query("truncate ledger_entries")).rejects.toThrow("append only");
    await expect(prisma.ledgerEntry.deleteMany()).rejects.toThrow("append only");
    expect(await prisma.ledgerEntry.count()).toBe(1);
  });

  it("lets an erasure change names, and nothing else, in its own transaction alone", async () => {
    await pool.query(
      `insert into ledger_entries (id, shop, player_id, points, source, entry_key, occurred_at, note)
       values (gen_random_uuid(), 'b.myshopify.com', '2', 30, 'action', 'order-9', now(), 'for John')`,
    );
    const erasing = async (statement: string, erasing = "player") => {
      const client = await pool.connect();
      try {
        await client.query("begin");
        await client.query("select set_config('encore.erasing', $1, true)", [erasing]);
        const { rowCount } = await client.query(statement);
        await client.query("commit");
        return rowCount;
      } catch (error) {
        await client.query("rollback");
        throw error;
      } finally {
        client.release();
      }
    };
    const of = (change: string) => `update ledger_entries set ${change} where shop = 'b.myshopify.com'`;
    expect(await erasing(of("player_id = 'erased-1', entry_key = 'erased/1', note = null"))).toBe(1);
    const changes = ["points = 31", "points = 31, player_id = 'x'", "shop = 'c.myshopify.com'", "reverses = id"];
    for (const change of [
      ...changes,
      "source = 'x'",
      "occurred_at = now()",
      "available_at = now()",
      "id = gen_random_uuid()",
    ]) {
      await expect(erasing(of(change))).rejects.toThrow("no more than a name");
    }
    await expect(erasing("delete from ledger_entries")).rejects.toThrow("append only");
    await expect(erasing("truncate ledger_entries")).rejects.toThrow("append only");
    // What was allowed there is not allowed here: the setting ended with its transaction.
    await expect(pool.query(of("player_id = 'y'"))).rejects.toThrow("append only");

    await expect(erasing("delete from ledger_entries", "shop:b.myshopify.com")).rejects.toThrow("append only");
    await expect(erasing(of("player_id = 'y'"), "shop:b.myshopify.com")).rejects.toThrow("append only");
    const leaving = "delete from ledger_entries where shop = 'b.myshopify.com'";
    await expect(erasing(leaving, "shop:a.myshopify.com")).rejects.toThrow("append only");
    await expect(erasing(leaving, "shop:")).rejects.toThrow("append only");
    expect(await erasing(leaving, "shop:b.myshopify.com")).toBe(1);
    expect(await prisma.ledgerEntry.count()).toBe(1);
  });
});
