// Whose e-mail addresses these are. They are asked for and forgotten: no answer, no error and no log holds one.
import { type AdminGraphql, callAdmin, ShopifyUnavailable } from "./call.ts";

/** One point of the store's share each; fifty keep a call well below the smallest share (1,000 points). */
const emailsPerCall = 50;
const places = Array.from({ length: emailsPerCall }, (_, place) => place);

/** A search finds what was indexed, and what looks alike; this finds the one customer, or none. */
export const customersByEmailQuery = `#graphql
  query EncoreCustomersByEmail(${places.map((place) => `$email${place}: String!`).join(", ")}) {
    ${places
      .map(
        (place) =>
          `customer${place}: customerByIdentifier(identifier: { emailAddress: $email${place} }) { legacyResourceId }`,
      )
      .join("\n    ")}
  }
`;

/** Digits by address; null for one that the store has no customer for. @throws ShopifyUnavailable */
export async function findCustomersByEmail(
  graphql: AdminGraphql,
  emails: readonly string[],
): Promise<Map<string, string | null>> {
  const found = new Map<string, string | null>();
  for (let start = 0; start < emails.length; start += emailsPerCall) {
    const some = emails.slice(start, start + emailsPerCall);
    const answer = await ask(graphql, some);
    some.forEach((email, place) => {
      found.set(email, answer[`customer${place}`]?.legacyResourceId ?? null);
    });
  }
  return found;
}

type Answer = Record<string, { legacyResourceId: string } | null>;

async function ask(graphql: AdminGraphql, emails: readonly string[]): Promise<Answer> {
  // The operation has a fixed number of questions; those that are left over repeat the last.
  const variables = Object.fromEntries(places.map((place) => [`email${place}`, emails[place] ?? emails.at(-1) ?? ""]));
  try {
    return await callAdmin<Answer>(graphql, customersByEmailQuery, variables);
  } catch (error) {
    if (!(error instanceof ShopifyUnavailable) || !emails.some((email) => error.message.includes(email))) throw error;
    throw new ShopifyUnavailable("The Admin API refused one of the e-mail addresses.");
  }
}
