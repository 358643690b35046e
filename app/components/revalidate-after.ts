// Which answers bring a page's data anew. What was refused has changed nothing, and what the merchant has typed stays.
import type { ShouldRevalidateFunction } from "@remix-run/react";

/** A route's `shouldRevalidate`. @param kinds of the answers of its action after which something is different. */
export const revalidateAfter =
  (...kinds: readonly string[]): ShouldRevalidateFunction =>
  ({ actionResult, formMethod, defaultShouldRevalidate }) =>
    formMethod === "POST"
      ? kinds.includes((actionResult as { kind?: string } | undefined)?.kind ?? "")
      : defaultShouldRevalidate;
