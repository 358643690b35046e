// The badge designer: the form on the left, what comes of it on the right. Everything unsaved stays here until it is saved or
// discarded; the server judges it while the merchant works, and again when he saves.
import { useFetcher, useRevalidator } from "@remix-run/react";
import { BlockStack, InlineGrid } from "@shopify/polaris";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Finding } from "../../../rewards/engine/index.ts";
import type { BadgeAnswer } from "../../admin/badge-form.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { useUnreachableToast } from "../keep-page.ts";
import { Conflict } from "./conflict.tsx";
import { type DesignerContext, DesignerProvider } from "./context.tsx";
import { contentOf, type Draft, isSame, type Json, withValue } from "./draft.ts";
import { DryRun } from "./dry-run.tsx";
import { Findings } from "./findings.tsx";
import { Form } from "./form.tsx";
import { PlainWords } from "./plain-words-card.tsx";
import { Preview } from "./preview.tsx";
import { SaveBar } from "./save-bar.tsx";
import { useWarnings } from "./use-warnings.ts";

export interface DesignerProps extends Pick<DesignerContext, "vocabulary" | "badges" | "actions"> {
  /** As it was last saved, or the template. */
  saved: Draft;
  /** The version that `saved` is; null for a badge that does not exist yet. */
  version: number | null;
  /** Whether it is switched on: what is not counts from no order on. */
  isActive: boolean;
}

export function Designer({ saved, version, isActive, vocabulary, badges, actions }: DesignerProps) {
  const { text } = useSpeech();
  const [base, setBase] = useState({ draft: saved, version });
  const [draft, setDraft] = useState(saved);
  const [errors, setErrors] = useState<readonly Finding[]>([]);
  const saver = useFetcher<BadgeAnswer>();
  const warnings = useWarnings(draft);
  const change = useCallback(
    (path: string, value: Json) => setDraft((before) => withValue(before, path, value) as Draft),
    [],
  );
  const isDirty = version === null || !isSame(draft, base.draft);
  const isSaving = saver.state !== "idle";
  const answer = saver.data;
  useUnreachableToast(answer);
  const [conflict, setConflict] = useState<Extract<BadgeAnswer, { kind: "conflict" }> | null>(null);

  const { revalidate } = useRevalidator();
  const sent = useRef(saved);
  const active = useRef(isActive);
  active.current = isActive;
  const current = useRef(base);
  current.current = base;

  useEffect(() => {
    setErrors(answer?.kind === "refused" ? answer.findings : []);
    setConflict(answer?.kind === "conflict" ? answer : null);
    if (answer?.kind !== "saved") return;
    shopify.toast.show(text(active.current && countsNow(sent.current) ? "designer.saved" : "designer.savedOnly"));
    current.current = { draft: sent.current, version: answer.version };
    setBase(current.current);
    // Not left to the save itself: a check that is answered after it would call the reading off.
    revalidate();
  }, [answer, text, revalidate]);
  useEffect(() => {
    const { draft: before, version: known } = current.current;
    setBase({ draft: saved, version });
    // After a save of this page, what was typed meanwhile stays.
    setDraft((now) => (version === known && !isSame(now, before) ? now : saved));
    if (version === known) return;
    setErrors([]);
    setConflict(null);
  }, [saved, version]);

  const save = () => {
    sent.current = draft;
    saver.submit({ intent: "save", content: contentOf(draft), version: base.version } as never, {
      method: "post",
      encType: "application/json",
    });
  };
  const discard = () => {
    setDraft(base.draft);
    setErrors([]);
  };
  const context = useMemo<DesignerContext>(
    () => ({ draft, change, errors, vocabulary, badges, actions }),
    [draft, change, errors, vocabulary, badges, actions],
  );
  return (
    <DesignerProvider value={context}>
      <SaveBar isDirty={isDirty} isSaving={isSaving} onSave={save} onDiscard={discard} />
      {conflict && (
        <Conflict
          base={base.draft}
          theirs={conflict.current}
          onTake={(next) => {
            setBase({ draft: conflict.current.definition, version: conflict.current.version });
            setDraft(next);
            setConflict(null);
          }}
        />
      )}
      <InlineGrid columns={{ xs: "minmax(0, 1fr)", md: "minmax(0, 2fr) minmax(0, 1fr)" }} gap="400" alignItems="start">
        <BlockStack gap="400">
          <Findings findings={errors} tone="critical" title={text("designer.errors", { count: errors.length })} />
          <Form />
          <DryRun />
        </BlockStack>
        <div className="encore-side">
          <BlockStack gap="400">
            <PlainWords />
            <Findings
              findings={errors.length > 0 ? [] : warnings}
              tone="warning"
              title={text("designer.warnings", { count: warnings.length })}
            />
            <Preview />
          </BlockStack>
        </div>
      </InlineGrid>
    </DesignerProvider>
  );
}

function countsNow({ paused, startsAt, endsAt }: Draft): boolean {
  const now = Date.now();
  return paused !== true && !(Number(startsAt ?? 0) > now) && !(Number(endsAt ?? now) < now);
}
