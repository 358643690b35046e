// The process that holds merchants' files outlives what becomes of their shops, and stops when it is told to.
import { describe, expect, it } from "vitest";
import { createImportDesk } from "../../app/admin/import-desk.ts";
import { createShopifyApp } from "../../shopify/app.ts";
import { createLog } from "../../system/log.ts";
import { secret } from "../support/app.ts";
import { testDatabase } from "../support/database.ts";
import { testShop } from "../support/shop.ts";

const { pool, prisma } = await testDatabase();
const log = createLog({ process: "test", level: "silent" });
// Nobody is there.
const credentials = { apiKey: "a-key-for-tests", apiSecret: secret, appUrl: "http://127.0.0.1:9", scopes: null };
const shopify = createShopifyApp({ credentials, prisma, log });
const fileOf = (text: string) => ({ fileName: "a.csv", format: null, bytes: Buffer.from(text) });

describe("a file that is imported", () => {
  it("is refused, and ends nothing, when its shop was uninstalled while it was sent", async () => {
    const unheard: unknown[] = [];
    const hear = (error: unknown) => unheard.push(error);
    process.on("unhandledRejection", hear);
    const { shop } = await testShop(pool);
    await pool.query("update shops set uninstalled_at = now() where shop = $1", [shop]);
    const desk = createImportDesk({ pool, shopify, log });
    await expect(desk.begin({ shop, ...fileOf("player_id,points\n7001,5\n") }, false)).rejects.toThrow("not installed");
    await desk.close();
    process.off("unhandledRejection", hear);
    expect(unheard).toEqual([]);
  });
});
