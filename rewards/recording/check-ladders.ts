// A level is known by its place while an action is decided, and a merchant who changes the ladder moves the places
// (rewards/programme/settle-levels.ts). Once the players are locked this sees that the ladder is still the one that was read.
import type { ShopProgramme } from "../programme/load.ts";
import type { Connection } from "../store/transaction.ts";

/** Nothing is asked for shops without levels. @throws what is tried again, when a programme has changed meanwhile. */
export async function checkLadders(connection: Connection, programmes: readonly ShopProgramme[]): Promise<void> {
  const withLevels = programmes.filter(({ levels }) => levels.length > 0);
  if (withLevels.length === 0) return;
  const { rowCount } = await connection.query({
    name: "check-ladders",
    text: `select 1 from unnest($1::text[], $2::int[]) as read (shop, version)
             join shops on shops.shop = read.shop and shops.programme_version <> read.version limit 1`,
    values: [withLevels.map(({ shop }) => shop), withLevels.map(({ version }) => version)],
  });
  if (rowCount) throw new ProgrammeChanged();
}

/** Counts as a serialization failure, which it is: the next try reads the new programme. */
class ProgrammeChanged extends Error {
  readonly code = "40001";

  constructor() {
    super("The programme was changed while actions were recorded by it.");
  }
}
