// Writes metafields, 25 in a call. Shopify takes all of a call or nothing, so what it refuses is taken out and the rest is sent
// again: one customer who is gone does not keep the others from theirs.
import type { EncoreInstallationQuery, EncoreSetMetafieldsMutation } from "../generated/admin-operations.ts";
import { type AdminGraphql, callAdmin, ShopifyUnavailable } from "./call.ts";

export const setMetafieldsMutation = `#graphql
  mutation EncoreSetMetafields($metafields: [MetafieldsSetInput!]!) {
    metafieldsSet(metafields: $metafields) {
      metafields {
        compareDigest
      }
      userErrors {
        code
        elementIndex
        field
        message
      }
    }
  }
`;

export const installationQuery = `#graphql
  query EncoreInstallation {
    currentAppInstallation {
      id
    }
  }
`;

/** Source: metafieldsSet, "allows a maximum of 25 metafields to be set at a time". */
export const mostMetafieldsPerCall = 25;

export interface MetafieldToSet {
  ownerId: string;
  /** Left out: the app's own. */
  namespace?: string;
  key: string;
  /** JSON. */
  value: string;
  /** Only if this is still there; null: whatever is there. */
  compareDigest: string | null;
}

export type MetafieldSet =
  | { kind: "set"; digest: string | null }
  /** Somebody has written it since the digest was taken. */
  | { kind: "overtaken" }
  | { kind: "no_owner" }
  /** Trying again does not help. */
  | { kind: "refused"; reason: string };

type Payload = NonNullable<EncoreSetMetafieldsMutation["metafieldsSet"]>;
type SetError = Payload["userErrors"][number];

/** In the order of the metafields. @throws ShopifyUnavailable, ShopifyBusy: some may have been set, and setting them again is harmless. */
export async function setMetafields(
  graphql: AdminGraphql,
  metafields: readonly MetafieldToSet[],
): Promise<MetafieldSet[]> {
  const { length } = metafields;
  if (length === 0) return [];
  if (length > mostMetafieldsPerCall) return inHalves(graphql, metafields);
  const payload = await call(graphql, metafields);
  if (payload.userErrors.length === 0) {
    return metafields.map((_, place) => ({ kind: "set", digest: payload.metafields?.[place]?.compareDigest ?? null }));
  }
  const refused = refusedElements(payload.userErrors, length);
  if (refused.size === 0) {
    if (length > 1) return inHalves(graphql, metafields);
    return [{ kind: "refused", reason: sentences(payload.userErrors) }];
  }
  const rest = await setMetafields(
    graphql,
    metafields.filter((_, place) => !refused.has(place)),
  );
  let next = 0;
  return metafields.map((_, place) => refused.get(place) ?? (rest[next++] as MetafieldSet));
}

async function inHalves(graphql: AdminGraphql, metafields: readonly MetafieldToSet[]): Promise<MetafieldSet[]> {
  const middle = Math.ceil(metafields.length / 2);
  const first = await setMetafields(graphql, metafields.slice(0, middle));
  return [...first, ...(await setMetafields(graphql, metafields.slice(middle)))];
}

async function call(graphql: AdminGraphql, metafields: readonly MetafieldToSet[]): Promise<Payload> {
  const input = metafields.map(({ compareDigest, ...metafield }) => ({
    ...metafield,
    type: "json",
    ...(compareDigest === null ? {} : { compareDigest }),
  }));
  const data = await callAdmin<EncoreSetMetafieldsMutation>(graphql, setMetafieldsMutation, { metafields: input });
  if (!data.metafieldsSet) throw new ShopifyUnavailable("The metafields were not set, and Shopify gave no reason.");
  const { userErrors } = data.metafieldsSet;
  if (userErrors.some(({ code }) => code === "INTERNAL_ERROR")) throw new ShopifyUnavailable(sentences(userErrors));
  return data.metafieldsSet;
}

/** By its place in the call. Errors that name no place are left to the caller. */
function refusedElements(errors: readonly SetError[], length: number): Map<number, MetafieldSet> {
  const refused = new Map<number, MetafieldSet>();
  for (const error of errors) {
    const place = error.elementIndex ?? Number.parseInt(error.field?.[1] ?? "", 10);
    if (Number.isInteger(place) && place >= 0 && place < length) refused.set(place, refusalOf(error));
  }
  return refused;
}

function refusalOf(error: SetError): MetafieldSet {
  if (error.code === "STALE_OBJECT" || error.code === "INVALID_COMPARE_DIGEST") return { kind: "overtaken" };
  if (error.field?.at(-1) === "ownerId") return { kind: "no_owner" };
  return { kind: "refused", reason: sentences([error]) };
}

const sentences = (errors: readonly SetError[]): string =>
  errors.map(({ field, message }) => [...(field ?? []).slice(-1), message].join(" ")).join("; ");

/** Whose metafields the app's data are. */
export async function readInstallationId(graphql: AdminGraphql): Promise<string> {
  const data = await callAdmin<EncoreInstallationQuery>(graphql, installationQuery, {});
  return data.currentAppInstallation.id;
}
