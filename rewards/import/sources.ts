// What is asked about the lines of a file: Shopify for e-mail addresses, our own database for who was erased.
import type { Pool } from "pg";
import { erasedPlayers } from "../privacy/erased-players.ts";
import type { LineSources } from "./batches.ts";
import type { ImportPorts } from "./ports.ts";

export const lineSources = (pool: Pool, ports: ImportPorts): LineSources => ({
  ...ports,
  findErased: (shop, players) => erasedPlayers(pool, shop, players),
});
