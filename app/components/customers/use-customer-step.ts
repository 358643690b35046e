// A step with a customer, as a dialog asks for it. The reference id is made once, so that a second click does nothing twice; the
// dialog is closed when it is done.
import { useFetcher } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { CustomerAnswer } from "../../admin/customer-steps.ts";
import { useAnswerToast } from "./use-answer-toast.ts";

/** After these there is nothing more to do. The others are said beside a field, and a failed request can be tried again. */
const ends: readonly CustomerAnswer["kind"][] = [
  "adjusted",
  "given",
  "taken",
  "handed_over",
  "again",
  "not_held",
  "unknown",
];

export function useCustomerStep(onClose: () => void) {
  const fetcher = useFetcher<CustomerAnswer>();
  const [reference] = useState(() => `admin-${crypto.randomUUID()}`);
  const answer = fetcher.data;
  const isDone = answer !== undefined && ends.includes(answer.kind);
  useAnswerToast(answer);
  useEffect(() => {
    if (isDone && fetcher.state === "idle") onClose();
  }, [isDone, fetcher.state, onClose]);
  const wrong: readonly string[] = answer?.kind === "invalid" ? answer.fields : [];
  return {
    answer,
    isBusy: fetcher.state !== "idle",
    isWrong: (field: "points" | "badge" | "reason") => wrong.includes(field),
    take: (
      intent: "adjust" | "give" | "take" | "hand_over",
      fields: Record<string, string | number | boolean | null>,
    ) => fetcher.submit({ ...fields, intent, reference }, { method: "post", encType: "application/json" }),
  };
}
