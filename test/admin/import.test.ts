// A merchant brings balances along from another app: he sees what the file holds before anything is written, imports it, and
// takes it back; and what he exports, the import reads back. In a real browser, in the admin's frame.
import { readFile } from "node:fs/promises";
import { beforeEach, describe, expect, test } from "vitest";
import { guide } from "../../devstore/catalogue/guide.ts";
import { undoImports } from "../../worker/schedules/undo-imports.ts";
import { browseAdmin, demoShop, startAdminStore } from "./harness.ts";
import { installDemoShop } from "./shoppers.ts";

const store = await startAdminStore();
const { pool } = store.database;
const admin = browseAdmin(store);
const field = "#import-file";

await installDemoShop(pool);
beforeEach(async () => {
  await pool.query("delete from imports where shop = $1", [demoShop]);
});

const csv = (name: string, content: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(content) });

async function balances(): Promise<Record<string, number>> {
  const { rows } = await pool.query("select player_id, balance from players where shop = $1 order by 1", [demoShop]);
  return Object.fromEntries(rows.map((row) => [row.player_id, row.balance]));
}

describe("an import", () => {
  test("shows what the file holds, leaves out lines with errors, and can be taken back", {
    timeout: 60_000,
  }, async () => {
    const { frame, page, open, axe } = admin.current();
    // Only the store knows whose address this is.
    const { email } = guide.john;
    const lines = `Email,Points Balance,Birthdate,VIP Tier,Shopify Customer ID\n${email},120,1990-01-01,Gold,\n,75,,,7001\nnobody@example.com,5,,,\n,many,,,7002\n`;
    await open("/app/settings/data");
    await frame
      .getByRole("button", { name: "Import balances" })
      .or(frame.getByRole("link", { name: "Import balances" }))
      .click();
    await frame.getByText("Nothing has been imported yet.").waitFor();
    expect(await axe()).toEqual([]);

    await frame.locator(field).setInputFiles(csv("rivo.csv", lines));
    await frame.getByText("Customers by their e-mail addresses, from the column “Email”", { exact: false }).waitFor();
    await frame.getByText("Not imported: Birthdate and VIP Tier.").waitFor();
    await frame.getByRole("row", { name: `2 ${guide.john.id} 120` }).waitFor();
    await frame
      .getByRole("row", { name: "4 Email No customer of the store has this e-mail address", exact: false })
      .waitFor();
    expect(await balances()).toEqual({});
    expect(await axe()).toEqual([]);
    const download = page.waitForEvent("download");
    await frame.getByRole("button", { name: "Download all as CSV" }).click();
    const saved = (await readFile(await (await download).path(), "utf8")).split("\r\n");
    expect(saved.slice(1)).toEqual([
      '4,Email,"No customer of the store has this e-mail address. Correct it, or add the customer in Shopify."',
      '5,Points Balance,"It is no number. Write a whole number, without anything else."',
      "",
    ]);

    await frame.getByRole("button", { name: "Import 2 customers" }).click();
    await frame.getByText("2 of 4 lines of rivo.csv were imported.").waitFor();
    expect(await balances()).toEqual({ [guide.john.id]: 120, 7001: 75 });
    expect(await axe()).toEqual([]);
    await frame.getByRole("button", { name: "Done" }).click();

    await frame.locator(field).setInputFiles(csv("rivo.csv", lines));
    await frame.getByRole("button", { name: "Import 2 customers" }).click();
    await frame.getByText("This file was imported before").waitFor();
    expect(await balances()).toEqual({ [guide.john.id]: 120, 7001: 75 });

    await frame.getByRole("button", { name: /^Take back rivo\.csv/ }).click();
    expect(await axe()).toEqual([]);
    await frame.getByRole("dialog").getByRole("button", { name: "Take back" }).click();
    await frame.getByText("Being taken back", { exact: true }).waitFor();
    const duty = undoImports({ pool, log: store.app.services.log });
    await duty.run({ now: Date.now(), signal: new AbortController().signal });
    await frame.getByText("Taken back", { exact: true }).waitFor();
    expect(await balances()).toEqual({ [guide.john.id]: 0, 7001: 0 });
  });

  test("refuses a file that it cannot read, beside the field, in the merchant's language", async () => {
    const { frame, open, axe } = admin.current();
    await open("/app/settings/import", "de");
    const input = frame.locator(field);
    await input.setInputFiles(csv("bild.png", "x"));
    await frame.getByText("Wählen Sie eine CSV-Datei.", { exact: false }).waitFor();
    expect(await input.getAttribute("aria-invalid")).toBe("true");
    expect(await axe()).toEqual([]);
    await input.setInputFiles(csv("leer.csv", ""));
    await frame.getByText("Die Datei ist leer.", { exact: false }).waitFor();
    await input.setInputFiles(csv("ohne.csv", "name,ort\nAnna,Ulm\n"));
    await frame.getByText("Zeile 1: In der ersten Zeile steht keine Spalte mit Punkten.", { exact: false }).waitFor();
    await input.setInputFiles(csv("offen.csv", 'player_id,points\n"7001,5\n'));
    await frame.getByText(/^Zeile \d: Hier oder weiter oben/).waitFor();
    expect(await balances()).not.toHaveProperty("7009");
  });

  test("goes on while nobody looks, and is stopped and taken back by who comes to look", {
    timeout: 60_000,
  }, async () => {
    const { frame, open } = admin.current();
    const lines = Array.from({ length: 60_000 }, (_, number) => `m${number},1\n`).join("");
    await open("/app/settings/import");
    await frame.locator(field).setInputFiles(csv("many.csv", `player_id,points\n${lines}`));
    await frame.getByRole("button", { name: /^Import 60,000/ }).click();
    await frame.getByRole("progressbar").waitFor();
    await open("/app/settings/import");
    await frame.getByText("Importing many.csv").waitFor();
    await frame.getByRole("button", { name: "Stop and take back" }).click();
    await frame.getByRole("dialog").getByRole("button", { name: "Stop and take back" }).click();
    await frame.getByRole("heading", { name: "Taking back many.csv" }).waitFor();
    const duty = undoImports({ pool, log: store.app.services.log });
    await duty.run({ now: Date.now(), signal: new AbortController().signal });
    const { rows } = await pool.query(
      `select count(*) filter (where points > 0) as given, sum(points)::int as left from ledger_entries
        where shop = $1 and player_id like 'm%'`,
      [demoShop],
    );
    expect(rows[0].given).toBeGreaterThan(0);
    expect(rows[0].given).toBeLessThan(60_000);
    expect(rows[0].left).toBe(0);
    await frame.getByRole("heading", { name: "many.csv was taken back" }).waitFor();
  });
});

test("what a merchant exports, the import reads back; and what he takes back below is told above as well", async () => {
  const { frame, page, open } = admin.current();
  await pool.query("delete from players where shop = $1", [demoShop]);
  await pool.query(
    `insert into players (shop, player_id, balance) values ($1, '7001', 12), ($1, 'with, comma and "quotes"', 34), ($1, 'zero', 0)`,
    [demoShop],
  );
  const before = await balances();
  await open("/app/settings/data");
  const download = page.waitForEvent("download");
  await frame.getByRole("button", { name: "Export as CSV" }).click();
  const file = await readFile(await (await download).path());
  await pool.query("delete from players where shop = $1", [demoShop]);

  await open("/app/settings/import");
  await frame.locator(field).setInputFiles({ name: "players.csv", mimeType: "text/csv", buffer: file });
  await frame.getByText("Not imported: badges, orders, and since.").waitFor();
  await frame.getByRole("button", { name: "Import 3 customers" }).click();
  await frame.getByText("3 of 3 lines of players.csv were imported.").waitFor();
  expect(await balances()).toEqual(before);

  await frame.getByRole("button", { name: /^Take back players\.csv/ }).click();
  await frame.getByRole("dialog").getByRole("button", { name: "Take back" }).click();
  await frame.getByText("The import is being taken back.").waitFor();
  const duty = undoImports({ pool, log: store.app.services.log });
  await duty.run({ now: Date.now(), signal: new AbortController().signal });
  await frame.getByRole("heading", { name: "players.csv was taken back" }).waitFor();
});
