// Operators' commands, as processes: what they print, what they change, and with which code they end.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, inject, it, vi } from "vitest";
import { guide } from "../../devstore/catalogue/guide.ts";
import type { ShopId } from "../../rewards/ids.ts";
import { migrateQueue } from "../../system/queue/on-postgres.ts";
import { runOps } from "../support/ops.ts";
import { orderPayload } from "../support/orders.ts";
import { startTestProcess } from "../support/processes.ts";
import { withDatabaseName } from "../support/server.ts";
import { type TestShop, testShop } from "../support/shop.ts";
import { startTestStore } from "../support/store.ts";

const store = await startTestStore();
const { pool } = store;
const { rows: named } = await pool.query<{ name: string }>("select current_database() as name");
const url = withDatabaseName(inject("templateUrl"), named[0]?.name ?? "");
await migrateQueue(url);
const folder = await mkdtemp(join(tmpdir(), "encore-ops-"));
// Each command is a process of its own.
vi.setConfig({ testTimeout: 120_000 });
afterAll(() => rm(folder, { recursive: true, force: true }));

const ops = (...words: string[]) => runOps(url, words, { devstorePort: store.devstore().port });

async function file(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function balanceOf(shop: ShopId, playerId: string): Promise<number | undefined> {
  const { rows } = await pool.query("select balance from players where shop = $1 and player_id = $2", [shop, playerId]);
  return rows[0]?.balance;
}

const stateOf = async (id: number | null) =>
  (await pool.query("select state from inbox_events where id = $1", [id])).rows[0]?.state;

/** An event that cannot be read. */
async function poison({ receive, process }: TestShop): Promise<number | null> {
  const id = await receive("orders/create", { ...orderPayload(), total_price_set: null });
  await process([id]);
  expect(await stateOf(id)).toBe("set_aside");
  return id;
}

describe("the words of a command", () => {
  it("that are no command, or wrong ones, end with 2, a sentence and the usage", async () => {
    const wrong: [string[], RegExp][] = [
      [[], /Usage: npm run ops -- COMMAND/],
      [["dance"], /There is no command dance\./],
      [["verify-ledger", "--fast"], /Unknown option '--fast'[\s\S]*Usage: npm run ops -- verify-ledger/],
      [["inspect-player"], /Missing: --shop, --player\.\nUsage:/],
      [["imports", "--shop", "my-shop"], /--shop must be the store's myshopify\.com domain/],
      [["replay", "--shop", store.shop, "--event", "x"], /--event must be a whole number/],
      [["requeue"], /Say --dead/],
      [["erase-shop", "--shop", store.shop, "--confirm", "yes"], /--confirm must name the same shop as --shop\./],
      [["import", "--shop", store.shop, "--file", "/nowhere.csv"], /--file: \/nowhere\.csv cannot be read/],
      [["import-undo", "--shop", store.shop, "--import", "7"], /--import must be the id of an import/],
      [
        ["adjust", "--shop", store.shop, "--player", "1", "--points", "0", "--reason", "r"],
        /--points must not be zero/,
      ],
    ];
    for (const [words, sentence] of wrong) {
      const { code, stderr, stdout } = await ops(...words);
      expect([words, code, stdout]).toEqual([words, 2, ""]);
      expect(stderr).toMatch(sentence);
    }
  });

  it("with --help are explained, with 0 and without a database", async () => {
    const all = await runOps("postgresql://nobody@127.0.0.1:1/none", ["--help"]);
    expect(all).toMatchObject({ code: 0, stderr: "" });
    for (const name of [
      "adjust",
      "import",
      "import-undo",
      "imports",
      "inspect-player",
      "replay",
      "requeue",
      "verify-ledger",
    ]) {
      expect(all.stdout).toContain(`  ${name} `);
    }
    const one = await runOps("postgresql://nobody@127.0.0.1:1/none", ["import", "--help"]);
    expect(one).toMatchObject({ code: 0, stdout: expect.stringContaining("--preview writes nothing") });
  });
});

describe("import", () => {
  it("asks the store whose the e-mail addresses are, imports, lists and undoes; no address is printed or kept", async () => {
    const { shop } = store;
    const path = await file(
      "smile.csv",
      "Name,Email,Points Balance\nJohn,JOHN.DOE@example.com,120\nSarah,sarah.miller@example.com,30\nX,stranger@example.com,5\n",
    );
    const preview = await ops("import", "--shop", shop, "--file", path, "--preview");
    expect(preview.code).toBe(1);
    expect(preview.stdout).toContain(`line 2: player ${guide.john.id}, 120 points`);
    expect(preview.stdout).toContain("Not imported: Name.");
    expect(preview.stdout).toContain("2 players with 150 points, 1 errors. Nothing was written.");
    expect(preview.stderr).toContain("line 4, Email: No customer of the store has this e-mail address.");
    expect(await balanceOf(shop, guide.john.id)).toBeUndefined();

    const imported = await ops("import", "--shop", shop, "--file", path);
    expect(imported).toMatchObject({ code: 1, stdout: expect.stringContaining("2 lines imported, 1 left out.") });
    expect([await balanceOf(shop, guide.john.id), await balanceOf(shop, guide.sarah.id)]).toEqual([120, 30]);
    const again = await ops("import", "--shop", shop, "--file", path);
    expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining("was imported before") });

    const listed = await ops("imports", "--shop", shop);
    expect(listed).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\S+ {2}\S+ {2}done {2}smile {2}3 of 3 lines, 1 left out {2}smile.csv\n$/),
    });
    const id = listed.stdout.split(" ")[0] ?? "";
    const undone = await ops("import-undo", "--shop", shop, "--import", id);
    expect(undone).toMatchObject({ code: 0, stdout: "Undone: 150 points of 2 lines.\n" });
    expect([await balanceOf(shop, guide.john.id), await balanceOf(shop, guide.sarah.id)]).toEqual([0, 0]);

    const printed = [preview, imported, again, listed, undone].map(({ stdout, stderr }) => stdout + stderr).join();
    expect(printed).not.toMatch(/example\.com|John|Sarah|stranger/i);
    const { rows } = await pool.query("select count(*) from imports as row where row::text like '%example.com%'");
    expect(rows).toEqual([{ count: 0 }]);
  });

  it("of a file that cannot be read ends with 1 and says where and why", async () => {
    const path = await file("broken.csv", 'player_id,points\n"1,2\n');
    expect(await ops("import", "--shop", store.shop, "--file", path)).toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(/^The file cannot be imported\. Line \d: A quotation mark opens/),
    });
  });

  it("that finds the store down writes nothing of its lines, and goes on when the store is back", async () => {
    const path = await file("later.csv", "email,points\njohn.doe@example.com,7\n");
    // A port that nobody listens on.
    const down = await runOps(url, ["import", "--shop", store.shop, "--file", path], { devstorePort: 1 });
    expect(down).toMatchObject({ code: 1, stderr: expect.stringContaining("Run the same command again") });
    expect(down.stderr).not.toContain("example.com");
    const before = (await balanceOf(store.shop, guide.john.id)) ?? 0;
    expect(await ops("import", "--shop", store.shop, "--file", path)).toMatchObject({ code: 0 });
    expect(await balanceOf(store.shop, guide.john.id)).toBe(before + 7);
  });
});

describe("adjust", () => {
  it("gives, takes, refuses to take more than there is, and is undone", async () => {
    const { shop } = await testShop(pool);
    const player = ["--shop", shop, "--player", "p"];
    const because = ["--reason", "a late parcel"];
    expect(await ops("adjust", ...player, "--points", "50", ...because, "--reference", "a")).toMatchObject({
      code: 0,
      stdout: "Player p has 50 points now. Reference a.\n",
    });
    expect(await ops("adjust", ...player, "--points", "50", ...because, "--reference", "a")).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("nothing was changed"),
    });
    expect(await ops("adjust", ...player, "--points", "-60", ...because)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("has 50 points"),
    });
    expect(await ops("adjust", ...player, "--points=-60", ...because, "--allow-negative")).toMatchObject({ code: 0 });
    expect(await balanceOf(shop, "p")).toBe(-10);
    const undo = ["adjust-undo", "--shop", shop, "--reference", "a", ...because];
    expect(await ops(...undo)).toMatchObject({ code: 1 });
    expect(await ops(...undo, "--allow-negative")).toMatchObject({ code: 0, stdout: "Player p has -60 points now.\n" });
  });
});

describe("verify-ledger", () => {
  it("ends with 0 where all is well; with 1, and the fault, where it is not; and speaks JSON", async () => {
    const { shop, handle } = await testShop(pool);
    await handle("orders/create", orderPayload({ customerId: "9", total: "10.00" }));
    expect(await ops("verify-ledger", "--shop", shop)).toMatchObject({
      code: 0,
      stdout: "1 players and 1 entries checked, 0 problems.\n",
      stderr: "",
    });
    await pool.query("update players set balance = 11 where shop = $1", [shop]);
    const sentence = "Player 9 has a balance of 11, the ledger says 10.";
    expect(await ops("verify-ledger", "--shop", shop)).toMatchObject({
      code: 1,
      stderr: `${shop}, balances: ${sentence}\n`,
    });
    const json = await ops("verify-ledger", "--shop", shop, "--json");
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({
      players: 1,
      entries: 1,
      problems: [{ check: "balances", shop, sentence }],
    });
    expect(await balanceOf(shop, "9")).toBe(11);
    await pool.query("update players set balance = 10 where shop = $1", [shop]);
  });
});

describe("replay and requeue", () => {
  it("process a finished event once more without changing anything", async () => {
    const test = await testShop(pool);
    const id = await test.receive(
      "orders/create",
      orderPayload({ customerId: "9", total: "149.99", items: [{ productId: "1" }] }),
    );
    await test.process([id]);
    const everything = async () => {
      const tables = [
        "players",
        "orders",
        "actions",
        "ledger_entries",
        "awards",
        "progress",
        "inventory_items",
        "outbox_messages",
      ];
      const rows = tables.map((table) =>
        pool.query(
          `select md5(string_agg((to_jsonb(row) - 'updated_at')::text, '|' order by row::text)) from ${table} as row where shop = $1`,
          [test.shop],
        ),
      );
      return (await Promise.all(rows)).map((result) => result.rows[0].md5);
    };
    const before = await everything();
    expect(await ops("replay", "--shop", test.shop, "--event", String(id))).toMatchObject({
      code: 0,
      stdout: `Event ${id} is processed once more.\n`,
    });
    expect(await stateOf(id)).toBe("received");
    expect((await ops("replay", "--shop", test.shop, "--event", String(id))).stdout).toContain("is waiting");
    const worker = await startTestProcess("worker/main.ts", { DATABASE_URL: url });
    await expect.poll(() => stateOf(id), { timeout: 25_000 }).toBe("done");
    await worker.kill("SIGTERM");
    expect(await everything()).toEqual(before);
  });

  it("never touch another shop's event", async () => {
    const [mine, other] = [await testShop(pool), await testShop(pool)];
    const id = await poison(other);
    expect(await ops("replay", "--shop", mine.shop, "--event", String(id))).toMatchObject({ code: 1 });
    expect((await ops("replay", "--shop", mine.shop)).stdout).toBe("Waiting for another try: events 0, effects 0.\n");
    expect(await stateOf(id)).toBe("set_aside");
  });

  it("bring back what was set aside, of one shop or of all", async () => {
    const [one, two] = [await testShop(pool), await testShop(pool)];
    const [first, second] = [await poison(one), await poison(two)];
    await pool.query(
      `insert into outbox_messages (shop, kind, key, payload, state, reason)
       values ($1, 'unheard_of', 'dead', '{}', 'set_aside', 'r')`,
      [one.shop],
    );
    expect(await ops("requeue", "--dead", "--shop", one.shop)).toMatchObject({
      code: 0,
      stdout: "Waiting for another try: events 1, effects 1.\n",
    });
    expect([await stateOf(first), await stateOf(second)]).toEqual(["received", "set_aside"]);
    expect(await ops("requeue", "--dead")).toMatchObject({ code: 0 });
    expect(await stateOf(second)).toBe("received");
  });
});

describe("inspect-player", () => {
  it("shows how the points came to be: orders, refunds, reasons, redemptions; and no whole voucher code", async () => {
    const { shop, handle } = await testShop(pool);
    await handle(
      "orders/create",
      orderPayload({ id: "71", customerId: "9", total: "999.99", items: [{ productId: "2" }] }),
    );
    const cancelled = { cancelled_at: "2026-03-04T10:00:00Z", updated_at: "2026-03-04T10:00:00Z" };
    await handle(
      "orders/cancelled",
      orderPayload({ id: "71", customerId: "9", total: "999.99", items: [{ productId: "2" }], overrides: cancelled }),
    );
    await ops("adjust", "--shop", shop, "--player", "9", "--points", "5", "--reason", "a late parcel");
    const { rows } = await pool.query("select code from inventory_items where shop = $1", [shop]);

    const { code, stdout } = await ops("inspect-player", "--shop", shop, "--player", "9");
    expect(code).toBe(0);
    const player = JSON.parse(stdout);
    expect(player).toMatchObject({
      playerId: "9",
      points: 5,
      spendable: 5,
      pending: 0,
      mergedInto: null,
      redemptions: [],
    });
    expect(player.orders).toMatchObject([{ orderId: "71", earned: 1_115, takenBack: 1_115, kept: 0, reversed: true }]);
    expect(player.ledger[0]).toMatchObject({ points: 5, source: "adjustment", reason: "a late parcel" });
    expect(player.ledger.map((line: { source: string }) => line.source).sort()).toEqual([
      "action",
      "adjustment",
      "badge",
      "badge",
      "cancellation",
      "cancellation",
      "cancellation",
    ]);
    expect(rows).toHaveLength(1);
    expect(player.inventory[0].code).toBe(`...${rows[0].code.slice(-4)}`);
    expect(stdout).not.toContain(rows[0].code);
    expect(await ops("inspect-player", "--shop", shop, "--player", "nobody")).toMatchObject({ code: 1, stdout: "" });
  });
});
