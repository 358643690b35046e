// A form that keeps what the merchant types until he saves or discards it, and shows what the server objects to beside its
// fields.
import { useCallback, useEffect, useMemo, useState } from "react";
import type { Finding } from "../../rewards/engine/index.ts";
import type { FormContext } from "./designer/context.tsx";
import { type Draft, type Json, withValue } from "./designer/draft.ts";

export interface DraftForm {
  context: FormContext;
  draft: Draft;
  isDirty: boolean;
  discard(): void;
}

/** @param saved as it is kept; the draft begins anew when that changes. @param errors of the last save. */
export function useDraft(saved: Draft, errors: readonly Finding[]): DraftForm {
  const [draft, setDraft] = useState(saved);
  const [isForgiven, setForgiven] = useState(false);
  // Reading the same again is no reason to lose what was typed.
  const content = JSON.stringify(saved);
  useEffect(() => setDraft(JSON.parse(content) as Draft), [content]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new objections are shown again
  useEffect(() => setForgiven(false), [errors]);
  const change = useCallback(
    (path: string, value: Json) => setDraft((before) => withValue(before, path, value) as Draft),
    [],
  );
  const context = useMemo(
    () => ({ draft, change, errors: isForgiven ? [] : errors }),
    [draft, change, errors, isForgiven],
  );
  const discard = () => {
    setDraft(saved);
    setForgiven(true);
  };
  return { context, draft, isDirty: JSON.stringify(draft) !== content, discard };
}
