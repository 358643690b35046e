// What a merchant has typed outlives a request that fails. Remix would put its error page in the place of the form; pages that
// export this as their `clientAction` are answered "unreachable" instead, and say so in a toast.
import { type ClientActionFunctionArgs, isRouteErrorResponse } from "@remix-run/react";
import { useEffect } from "react";
import { useSpeech } from "../i18n/speech.tsx";

export interface Unreachable {
  kind: "unreachable";
}

/** Redirects, renewed sessions and pages that are gone stay what they are. */
const isMeant = (error: unknown) =>
  error instanceof Response ? error.status < 500 : isRouteErrorResponse(error) && error.status < 500;

export async function keepPage({ serverAction }: ClientActionFunctionArgs): Promise<unknown> {
  try {
    return await serverAction();
  } catch (error) {
    if (isMeant(error)) throw error;
    return { kind: "unreachable" } satisfies Unreachable;
  }
}

/** @param answer of the page's action. */
export function useUnreachableToast(answer: { kind: string } | undefined): void {
  const { text } = useSpeech();
  useEffect(() => {
    if (answer?.kind === "unreachable") shopify.toast.show(text("failed.kept"), { isError: true });
  }, [answer, text]);
}
