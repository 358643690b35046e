// A merchant tries a badge on what happened before he saves it: the run goes on in the background, and tells who would have
// earned it and why others would not.
import { expect, test } from "vitest";
import type { PlayerId } from "../../rewards/ids.ts";
import { fingerprintOf } from "../../rewards/recording/request.ts";
import { dryRun } from "../../worker/schedules/dry-run.ts";
import { browseAdmin, demoShop, startAdminStore } from "./harness.ts";

const store = await startAdminStore();
const { pool } = store.database;
const admin = browseAdmin(store);

/** What a worker does each second. */
const work = () =>
  dryRun({ pool, log: store.app.services.log }).run({ now: Date.now(), signal: new AbortController().signal });

async function buy(playerId: string, amount: string): Promise<void> {
  const referenceId = `bought-${playerId}-${amount}`;
  const outcome = await store.app.services.recordAction({
    shop: demoShop,
    playerId: playerId as PlayerId,
    name: "purchase",
    referenceId,
    fingerprint: fingerprintOf([referenceId]),
    source: "api",
    orderId: null,
    occurredAt: Date.now() - 3_600_000,
    multiplier: "1",
    details: { kind: "text", entries: [{ name: "amount", value: amount }] },
  });
  expect(outcome.kind).toBe("recorded");
}

test("a dry run shows its figures and the reason of each example, and can be called off", async () => {
  const { frame, open, axe } = admin.current();
  await open("/app/badges/new/spender");
  await buy("anna", "900.00");
  await buy("ben", "100.00");

  await frame.getByRole("button", { name: "Try it" }).click();
  await frame.getByRole("progressbar", { name: "customers" }).waitFor();
  await frame.getByRole("button", { name: "Cancel" }).click();
  await frame.getByText("Called off.").waitFor();
  expect(await work()).toEqual({ players: 0 });

  await frame.getByRole("button", { name: "Try it" }).click();
  await expect.poll(async () => (await work())["players"], { timeout: 10_000 }).toBe(2);
  await frame.getByText("2 actions were looked at; 2 fitted the filter.").waitFor();
  // 900 is three times 250.
  await frame
    .getByRole("row", { name: /anna Earned \(number 3\)\.|anna Earned.*\+150/ })
    .first()
    .waitFor();
  await frame.getByRole("row", { name: /ben It counts: \$100\.00 of \$250\.00\./ }).waitFor();
  expect(await axe()).toEqual([]);
});
