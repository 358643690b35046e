// Every setting of every block does what its label says, and an empty one leaves the look to the theme.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openExtension } from "../../devstore/storefront/extension.ts";
import { blocks, folder, objectsOf, type Page } from "./blocks.ts";
import { mistakesIn } from "./html.ts";
import { players, products, programmes } from "./strange.ts";

const extension = openExtension(folder, (name) => name);

function show(block: string, settings: Record<string, unknown>, page: Page = {}): string {
  const product = block === "earns" ? products["usual"] : undefined;
  const objects = objectsOf(block, { player: players["60 badges"], programme: programmes["usual"], product, ...page });
  return extension.renderOne({ block, settings }, objects).html;
}

function settingsOf(block: string): { id: string; label: string }[] {
  const [, text = ""] =
    /schema %\}([\s\S]*)\{% endschema/.exec(readFileSync(join(folder, "blocks", `${block}.liquid`), "utf8")) ?? [];
  const { settings } = JSON.parse(text) as { settings: { id?: string; label?: string }[] };
  return settings.flatMap(({ id, label }) => (id === undefined || label === undefined ? [] : [{ id, label }]));
}

interface Case {
  /** The setting, what it is set to, and what is there then and not before. */
  set: [string, unknown];
  shows?: string;
  /** What is there before and not then. */
  hides?: string;
  page?: Page;
}

const colours: Case[] = [
  { set: ["accent", "#c026d3"], shows: ";--encore-accent:#c026d3" },
  { set: ["foreground", "#111827"], shows: ";color:#111827" },
];
const look: Case[] = [
  ...colours,
  { set: ["background", "#fef3c7"], shows: ";background:#fef3c7" },
  { set: ["outlined", false], hides: "encore--outlined" },
  { set: ["radius", 4], shows: "--encore-radius:4px" },
];
const title: Case = { set: ["title", "Club <3"], shows: ">Club &lt;3" };

const cases: Record<string, Case[]> = {
  points: [
    title,
    { set: ["guest_title", "Join"], shows: ">Join<", page: { isLoggedIn: false } },
    { set: ["show_next", false], hides: "encore-next" },
    ...look,
  ],
  badges: [
    title,
    { set: ["layout", "list"], shows: 'data-layout="list"' },
    { set: ["limit", 60], hides: "<details" },
    ...look,
  ],
  rewards: [title, ...look],
  earns: [
    { set: ["lead", "You get <b>"], shows: "You get &lt;b&gt;" },
    { set: ["outlined", true], shows: "encore--outlined" },
    { set: ["radius", 4], shows: "--encore-radius:4px" },
    ...colours,
  ],
  launcher: [
    title,
    { set: ["show_points", false], hides: '<b data-number="points">', page: {} },
    { set: ["side", "start"], shows: 'data-side="start"' },
    { set: ["rise", 80], shows: ";--encore-rise:80px" },
    { set: ["radius", 4], shows: "--encore-radius:4px" },
    { set: ["accent", "#c026d3"], shows: ";--encore-accent:#c026d3" },
    { set: ["background", "#fef3c7"], shows: ";--encore-ground:#fef3c7" },
    { set: ["foreground", "#111827"], shows: ";--encore-ink:#111827" },
    { set: ["proxy", "/tools/club"], shows: 'data-proxy="/tools/club"' },
  ],
};

describe.each(blocks)("the block %s", (block) => {
  it.each(cases[block] ?? [])("does as $set.0 says", ({ set: [id, value], shows, hides, page }) => {
    const [before, then] = [show(block, {}, page), show(block, { [id]: value }, page)];
    if (shows !== undefined) expect([before.includes(shows), then.includes(shows)]).toEqual([false, true]);
    if (hides !== undefined) expect([before.includes(hides), then.includes(hides)]).toEqual([true, false]);
    expect(mistakesIn(then.trim())).toEqual([]);
  });

  it("has no setting that is not tried here, and leaves its colours to the theme where none is chosen", () => {
    const tried = (cases[block] ?? []).map(({ set: [id] }) => id);
    expect(tried.sort()).toEqual(
      settingsOf(block)
        .map(({ id }) => id)
        .sort(),
    );
    expect(show(block, {})).not.toMatch(/--encore-accent|background:|--encore-ground|--encore-ink|;color:/);
  });
});
