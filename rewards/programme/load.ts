// A shop's programme, compiled. Compiled once for each version and shared by everybody in the process: whether the
// version is still the newest is read with every group of actions, so a merchant's change counts from the next order on.
import { type BadgeDefinition, type CompiledProgramme, compile } from "../engine/index.ts";
import type { ShopId } from "../ids.ts";
import { exponentOf } from "../money.ts";
import { hasEndpoints } from "../notices/endpoints.ts";
import { type Limits, limitsOf } from "../recording/stock.ts";
import type { Connection } from "../store/transaction.ts";
import { isRemembered, rulesOf } from "./action-rules.ts";
import { ladderOf, type ShopLevel } from "./ladder.ts";
import { type ShopSettings, shopSettings } from "./settings.ts";

export interface ShopProgramme {
  shop: ShopId;
  version: number;
  currency: string;
  currencyExponent: number;
  timeZone: string;
  settings: ShopSettings;
  /** Unix milliseconds. */
  installedAt: number;
  /** Whether anybody wants to hear of what happens: rewards/notices. */
  hasEndpoints: boolean;
  compiled: CompiledProgramme;
  /** Of what there is only so much; empty for most. */
  limits: Limits;
  /** The ladder, from the lowest to the highest; empty for a shop without levels. */
  levels: readonly ShopLevel[];
  /** Names of actions of which something is remembered with each player: rewards/recording/action-states.ts */
  rememberedActions: ReadonlySet<string>;
  /** Active badges by id, with the version that is in force. */
  badges: ReadonlyMap<string, { version: number; definition: BadgeDefinition }>;
}

interface ShopRow {
  shop: ShopId;
  currency: string;
  time_zone: string;
  settings: unknown;
  programme_version: number;
  installed_at: Date;
  uninstalled_at: Date | null;
}

const compiledProgrammes = new Map<ShopId, ShopProgramme>();
/** Programmes of this many shops are kept; the one that was used longest ago makes room. */
const maxCompiled = 1_000;

/** One query for all shops; a shop that is not installed is absent. */
export async function loadProgrammes(
  connection: Connection,
  shops: readonly ShopId[],
): Promise<ReadonlyMap<ShopId, ShopProgramme>> {
  const { rows } = await connection.query<ShopRow>({
    name: "load-shops",
    text: `select shop, currency, time_zone, settings, programme_version, installed_at, uninstalled_at
             from shops where shop = any($1) and uninstalled_at is null`,
    values: [shops],
  });
  const programmes = new Map<ShopId, ShopProgramme>();
  for (const row of rows) programmes.set(row.shop, await programmeOf(connection, row));
  return programmes;
}

async function programmeOf(connection: Connection, row: ShopRow): Promise<ShopProgramme> {
  const known = compiledProgrammes.get(row.shop);
  // A shop that was erased and comes back counts its versions from the beginning, with other badges.
  const isCurrent = known?.version === row.programme_version && known.installedAt === row.installed_at.getTime();
  const programme = isCurrent ? known : await compileProgramme(connection, row);
  compiledProgrammes.delete(row.shop);
  compiledProgrammes.set(row.shop, programme);
  const [oldest] = compiledProgrammes.keys();
  if (compiledProgrammes.size > maxCompiled && oldest !== undefined) compiledProgrammes.delete(oldest);
  return programme;
}

async function compileProgramme(connection: Connection, row: ShopRow): Promise<ShopProgramme> {
  const settings = shopSettings.parse(row.settings);
  const currencyExponent = exponentOf(row.currency);
  const badges = await activeBadges(connection, row.shop);
  const rules = rulesOf(settings);
  const compiled = compile({
    version: row.programme_version,
    currencyExponent,
    timeZone: row.time_zone,
    actions: rules,
    badges: [...badges.values()].map((badge) => badge.definition),
    levels: ladderOf(settings.levels),
  });
  return {
    shop: row.shop,
    version: row.programme_version,
    currency: row.currency,
    currencyExponent,
    timeZone: row.time_zone,
    settings,
    installedAt: row.installed_at.getTime(),
    hasEndpoints: await hasEndpoints(connection, row.shop),
    compiled,
    limits: limitsOf(
      [...badges.values()].map((badge) => badge.definition),
      settings.levels,
    ),
    levels: settings.levels,
    rememberedActions: new Set(rules.filter(isRemembered).map((rule) => rule.action)),
    badges,
  };
}

async function activeBadges(connection: Connection, shop: ShopId): Promise<ShopProgramme["badges"]> {
  const { rows } = await connection.query<{ id: string; version: number; definition: BadgeDefinition }>(
    `select badges.id, versions.version, versions.definition
       from badges
       join badge_versions versions
         on versions.shop = badges.shop and versions.badge_id = badges.id and versions.version = badges.current_version
      where badges.shop = $1 and badges.status = 'active'
      order by badges.created_at, badges.id`,
    [shop],
  );
  return new Map(rows.map((row) => [row.id, { version: row.version, definition: { ...row.definition, id: row.id } }]));
}
