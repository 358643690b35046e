// What an import needs of the world outside.
import type { PlayerId, ShopId } from "../ids.ts";

/** A file that can be read more than once: an import counts its lines before it writes the first. */
export interface ImportFile {
  name: string;
  open(): AsyncIterable<Uint8Array>;
}

export interface ImportPorts {
  /**
   * Asks Shopify whose e-mail addresses these are; null for one that it does not know. The addresses are asked for and
   * forgotten, never kept. Rejects when Shopify does not answer.
   */
  findCustomers(shop: ShopId, emails: readonly string[]): Promise<ReadonlyMap<string, PlayerId | null>>;
}
