// One call of the Admin GraphQL API. What Shopify refuses outright is an error here; what it refuses of the content
// (`userErrors`) is an answer, which each operation maps to its own outcome.

/** The signature of `admin.graphql` in @shopify/shopify-app-remix. */
export type AdminGraphql = (operation: string, options?: { variables?: Record<string, unknown> }) => Promise<Response>;

export interface UserError {
  field: string[] | null;
  message: string;
  code?: string | null;
}

/** Shopify did not answer, or not with data. Trying again later may help. */
export class ShopifyUnavailable extends Error {
  override name = "ShopifyUnavailable";
}

/** The shop's share of calls is used up for now (shopify/throttle.ts). Nothing was asked. */
export class ShopifyBusy extends ShopifyUnavailable {
  override name = "ShopifyBusy";
  readonly retryAfterMs: number;
  /** What one more call of the kind takes, so that several can be spread over time. */
  readonly callMs: number;

  constructor(retryAfterMs: number, callMs: number) {
    super(`The store's share of calls is used up for the next ${Math.ceil(retryAfterMs / 1_000)} seconds.`);
    this.retryAfterMs = retryAfterMs;
    this.callMs = callMs;
  }
}

/** @throws ShopifyUnavailable */
export async function callAdmin<Data>(
  graphql: AdminGraphql,
  operation: string,
  variables: Record<string, unknown>,
): Promise<Data> {
  let body: { data?: Data | null; errors?: unknown };
  try {
    const response = await graphql(operation, { variables });
    body = (await response.json()) as typeof body;
  } catch (error) {
    if (error instanceof ShopifyUnavailable) throw error;
    // A Response is thrown where a session has to be renewed by the merchant's browser.
    const cause =
      error instanceof Response ? `status ${error.status}` : error instanceof Error ? error.message : String(error);
    throw new ShopifyUnavailable(`The Admin API did not answer: ${cause}`);
  }
  if (!body.data) throw new ShopifyUnavailable("The Admin API answered without data.");
  return body.data;
}

/** For what a page can do without. @returns null when Shopify did not answer. */
export async function orUnanswered<Result>(ask: () => Promise<Result>): Promise<Result | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ShopifyUnavailable) return null;
    throw error;
  }
}
