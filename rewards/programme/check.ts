// Whether a badge may become part of a shop's programme: the engine judges it together with the badges that are in force.
// What it objects to is named by the badge's own fields: "filter.all.0.value".
import { type BadgeDefinition, checkProgramme, type Finding } from "../engine/index.ts";
import type { ShopId } from "../ids.ts";
import { exponentOf } from "../money.ts";
import type { Connection } from "../store/transaction.ts";

export interface BadgeCheck {
  /** With errors it cannot be saved; with warnings it can, but it is probably not what was meant. */
  errors: readonly Finding[];
  warnings: readonly Finding[];
}

export interface ProgrammeFacts {
  currency: string;
  timeZone: string;
  /** All that are in force, whichever is judged. */
  active: readonly BadgeDefinition[];
}

/** @param lock until the transaction ends nobody else changes the shop's programme. Null when it is not installed. */
export async function readProgrammeFacts(
  connection: Connection,
  shop: ShopId,
  lock: "lock" | "look",
): Promise<ProgrammeFacts | null> {
  const shops = await connection.query<{ currency: string; time_zone: string }>(
    `select currency, time_zone from shops where shop = $1 and uninstalled_at is null ${lock === "lock" ? "for update" : ""}`,
    [shop],
  );
  const [row] = shops.rows;
  if (row === undefined) return null;
  const { rows } = await connection.query<{ id: string; definition: BadgeDefinition }>(
    `select badges.id, versions.definition
       from badges
       join badge_versions versions
         on versions.shop = badges.shop and versions.badge_id = badges.id and versions.version = badges.current_version
      where badges.shop = $1 and badges.status = 'active'
      order by badges.created_at, badges.id`,
    [shop],
  );
  return {
    currency: row.currency,
    timeZone: row.time_zone,
    active: rows.map(({ id, definition }) => ({ ...definition, id })),
  };
}

/** @param badge anything, from a form. Its id says which of the active ones it takes the place of. */
export function checkBadge({ currency, timeZone, active }: ProgrammeFacts, badge: { id: string }): BadgeCheck {
  const others = active.filter(({ id }) => id !== badge.id);
  const { errors, warnings } = checkProgramme({
    version: 1,
    currencyExponent: exponentOf(currency),
    timeZone,
    actions: [],
    badges: [...others, badge],
  });
  const own = (findings: readonly Finding[]) => ofBadge(findings, others.length);
  return { errors: own(errors), warnings: own(warnings) };
}

/** The other badges were judged when they were saved. */
function ofBadge(findings: readonly Finding[], position: number): Finding[] {
  const prefix = `badges.${position}`;
  return findings.flatMap(({ path, sentence }) => {
    if (path === prefix) return [{ path: "", sentence }];
    return path.startsWith(`${prefix}.`) ? [{ path: path.slice(prefix.length + 1), sentence }] : [];
  });
}
