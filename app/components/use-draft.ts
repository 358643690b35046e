// A form that keeps what the merchant types until he saves or discards it, and shows what the server objects to beside its
// fields.
import { useCallback, useEffect, useMemo, useState } from "react";
import type { Finding } from "../../rewards/engine/index.ts";
import type { FormContext } from "./designer/context.tsx";
import { type Draft, type Json, withValue } from "./designer/draft.ts";

const none: readonly Finding[] = [];

export interface DraftForm {
  context: FormContext;
  draft: Draft;
  isDirty: boolean;
  discard(): void;
}

/**
 * @param saved as it is kept; the draft begins anew when that changes.
 * @param errors of the last save; new ones are another list.
 */
export function useDraft(saved: Draft, errors: readonly Finding[]): DraftForm {
  const [draft, setDraft] = useState(saved);
  const [forgiven, setForgiven] = useState<readonly Finding[]>(none);
  // Reading the same again is no reason to lose what was typed.
  const content = JSON.stringify(saved);
  useEffect(() => setDraft(JSON.parse(content) as Draft), [content]);
  const change = useCallback(
    (path: string, value: Json) => setDraft((before) => withValue(before, path, value) as Draft),
    [],
  );
  // What was discarded is not objected to any longer; new objections are.
  const shown = errors === forgiven ? none : errors;
  const context = useMemo(() => ({ draft, change, errors: shown }), [draft, change, shown]);
  const discard = () => {
    setDraft(saved);
    setForgiven(errors);
  };
  return { context, draft, isDirty: JSON.stringify(draft) !== content, discard };
}
