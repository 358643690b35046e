// A merchant gives a badge a picture of his own: it goes to the files of his store, stands in the preview at once, and is what
// the storefront shows; what is no picture is refused beside the field.
import { expect, test } from "vitest";
import { loadProgrammes } from "../../rewards/programme/load.ts";
import { readProgramme } from "../../rewards/storefront/programme.ts";
import { pngOf } from "../support/pictures.ts";
import { browseAdmin, demoShop, startAdminStore } from "./harness.ts";

const store = await startAdminStore();
const { pool } = store.database;
const admin = browseAdmin(store);

test("a picture is refused with its reason, uploaded, previewed, saved, and taken away again", async () => {
  const { frame, open, axe } = admin.current();
  await open("/app/badges/new/empty");
  await frame.getByLabel("Name", { exact: true }).fill("Pictured");
  const upload = frame.getByLabel("Or a picture of your own");
  const send = (name: string, mimeType: string, buffer: Buffer) => upload.setInputFiles({ name, mimeType, buffer });
  await send("a.png", "image/png", Buffer.from("<svg/>"));
  await frame.getByText("This is no PNG, JPEG or WebP picture.", { exact: false }).waitFor();
  await send("b.png", "image/png", pngOf(32, 32));
  await frame.getByText("narrower or lower than 64 pixels", { exact: false }).waitFor();
  expect(await axe()).toEqual([]);

  await send("c.png", "image/png", pngOf(200, 200));
  const preview = frame.locator(".encore-preview .encore-medal img").first();
  await preview.waitFor();
  await expect.poll(() => preview.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(200);
  expect(await frame.getByText("narrower or lower than 64 pixels", { exact: false }).count()).toBe(0);
  expect(await axe()).toEqual([]);
  await admin.current().page.getByRole("button", { name: "Save" }).click();
  await expect.poll(imageOf).toMatch(/\/cdn\/files\/\d+\/badge\.png\?v=\d+&width=192$/);
  const address = (await imageOf()) ?? "";
  const served = await fetch(address);
  expect([served.status, served.headers.get("content-type")]).toEqual([200, "image/png"]);
  expect(Buffer.from(await served.arrayBuffer()).equals(pngOf(200, 200))).toBe(true);

  await frame.getByRole("button", { name: "Remove the picture" }).click();
  await expect.poll(() => preview.count()).toBe(0);
});

/** As the storefront's metafield has it. */
async function imageOf(): Promise<string | undefined> {
  await pool.query("update badges set status = 'active' where shop = $1 and name = 'Pictured'", [demoShop]);
  await pool.query("update shops set programme_version = programme_version + 1 where shop = $1", [demoShop]);
  await loadProgrammes(pool, [demoShop]);
  const programme = await readProgramme(pool, demoShop, Date.now());
  return programme?.shape.badges.find(({ name }) => name === "Pictured")?.image;
}
