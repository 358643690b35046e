// Whether levels and action rules may become part of a shop's programme: the engine judges them before they are saved. What it
// objects to is named by the fields of the settings: "levels.1.target".
import { checkProgramme, type Finding } from "../engine/index.ts";
import { exponentOf } from "../money.ts";
import { ownRule } from "./action-rules.ts";
import { ladderOf } from "./ladder.ts";
import type { ShopSettings } from "./settings.ts";

const fieldNames: Readonly<Record<string, string>> = { actions: "actionRules", pointGapMs: "gapMinutes" };

export function checkRules(settings: ShopSettings, shop: { currency: string; timeZone: string }): Finding[] {
  const { errors } = checkProgramme({
    version: 1,
    currencyExponent: exponentOf(shop.currency),
    timeZone: shop.timeZone,
    actions: settings.actionRules.map(ownRule),
    badges: [],
    levels: ladderOf(settings.levels),
  });
  return [
    ...errors.map(({ path, sentence }) => ({ path: pathOf(path), sentence })),
    ...repeatedIds(settings.levels.map(({ id }) => id)),
    ...repeatedIds(settings.levels.flatMap(({ deliverables }) => deliverables.map(({ id }) => id))),
    ...purchaseMaximum(settings),
  ];
}

const pathOf = (path: string) =>
  path
    .split(".")
    .map((step) => fieldNames[step] ?? step)
    .join(".");

/** Stock and what was handed out are counted by them; a form gives each its own. */
const repeatedIds = (ids: readonly string[]): Finding[] =>
  new Set(ids).size === ids.length ? [] : [{ path: "levels", sentence: "Two levels or rewards have the same id." }];

/** There is one field for it already. */
const purchaseMaximum = ({ actionRules }: ShopSettings): Finding[] =>
  actionRules.flatMap(({ action, maximumPerAction }, place) =>
    action !== "purchase" || maximumPerAction === null
      ? []
      : [
          {
            path: `actionRules.${place}.maximumPerAction`,
            sentence: "The most that one order earns is set with what orders earn.",
          },
        ],
  );
