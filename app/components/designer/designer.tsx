// The badge designer: the form on the left, what comes of it on the right. Everything unsaved stays here until it is saved or
// discarded; the server judges it while the merchant works, and again when he saves.
import { useFetcher, useRevalidator } from "@remix-run/react";
import { Banner, BlockStack, Card, InlineGrid, List, Text } from "@shopify/polaris";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Finding } from "../../../rewards/engine/index.ts";
import type { BadgeAnswer } from "../../admin/badge-form.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { useUnreachableToast } from "../keep-page.ts";
import { ActionEntry, Naming, TypeAndPoints } from "./basics.tsx";
import { ChallengesEditor } from "./challenges-editor.tsx";
import { Conflict } from "./conflict.tsx";
import { type DesignerContext, DesignerProvider, useDesigner } from "./context.tsx";
import { Dates } from "./dates.tsx";
import { contentOf, type Draft, isSame, type Json, withValue } from "./draft.ts";
import { DryRun } from "./dry-run.tsx";
import { FilterRoot } from "./filter-editor.tsx";
import { LevelsEditor } from "./levels-editor.tsx";
import { Prerequisites, Quantity, Repeating, Visibility } from "./limits.tsx";
import { inPlainWords } from "./plain-words.ts";
import { Preview } from "./preview.tsx";
import { DrawFields, RewardsEditor } from "./rewards-editor.tsx";
import { SaveBar } from "./save-bar.tsx";
import { useSentence } from "./use-sentence.ts";
import { useTeller } from "./use-teller.ts";

export interface DesignerProps extends Pick<DesignerContext, "vocabulary" | "badges" | "actions"> {
  /** As it was last saved, or the template. */
  saved: Draft;
  /** The version that `saved` is; null for a badge that does not exist yet. */
  version: number | null;
}

const checkPauseMs = 500;

export function Designer({ saved, version, vocabulary, badges, actions }: DesignerProps) {
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
  const current = useRef(base);
  current.current = base;

  useEffect(() => {
    setErrors(answer?.kind === "refused" ? answer.findings : []);
    setConflict(answer?.kind === "conflict" ? answer : null);
    if (answer?.kind !== "saved") return;
    shopify.toast.show(text("designer.saved"));
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

/** What is allowed but probably not meant, asked of the server when the merchant pauses. */
function useWarnings(draft: Draft): readonly Finding[] {
  const checker = useFetcher<BadgeAnswer>();
  const submit = useRef(checker.submit);
  submit.current = checker.submit;
  const content = JSON.stringify(contentOf(draft));
  useEffect(() => {
    const timer = setTimeout(
      () =>
        submit.current({ intent: "check", content: JSON.parse(content) } as never, {
          method: "post",
          encType: "application/json",
        }),
      checkPauseMs,
    );
    return () => clearTimeout(timer);
  }, [content]);
  return checker.data?.kind === "checked" ? checker.data.warnings : [];
}

function Form() {
  const { text } = useSpeech();
  return (
    <BlockStack gap="400">
      <Section title={text("designer.look")}>
        <Naming />
      </Section>
      <Section title={text("designer.type")}>
        <TypeAndPoints />
        <Repeating />
      </Section>
      <Section title={text("designer.counts")}>
        <ActionEntry />
        <FilterRoot path="filter" />
      </Section>
      <Section title={text("designer.challenges")}>
        <ChallengesEditor />
      </Section>
      <Gifts />
      <Section title={text("designer.limits")}>
        <Dates />
        <Quantity />
        <Prerequisites />
        <Visibility />
      </Section>
    </BlockStack>
  );
}

/** Levels have points and rewards of their own. */
function Gifts() {
  const { text } = useSpeech();
  const { draft } = useDesigner();
  if (draft["type"] === "Ranked") {
    return (
      <Section title={text("designer.levels")}>
        <LevelsEditor />
      </Section>
    );
  }
  return (
    <Section title={text("designer.rewards")}>
      <RewardsEditor path="deliverables" />
      <DrawFields />
    </Section>
  );
}

function PlainWords() {
  const { text } = useSpeech();
  const { draft } = useDesigner();
  const sentences = inPlainWords(draft, useTeller());
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {text("designer.inWords")}
        </Text>
        <div aria-live="polite">
          <BlockStack gap="200">
            {sentences.map((sentence) => (
              <Text key={sentence} as="p" breakWord>
                {sentence}
              </Text>
            ))}
          </BlockStack>
        </div>
      </BlockStack>
    </Card>
  );
}

function Findings({
  findings,
  tone,
  title,
}: {
  findings: readonly Finding[];
  tone: "critical" | "warning";
  title: string;
}) {
  const sentence = useSentence();
  const { text, textOr } = useSpeech();
  if (findings.length === 0) return null;
  const label = (path: string) => {
    const [field, place] = path.split(".");
    if (field === "levels" && place !== undefined) return text("level.name", { place: Number(place) + 1 });
    return textOr(`field.${field}`, "");
  };
  return (
    <Banner tone={tone} title={title}>
      <List>
        {findings.map(({ path, sentence: english }) => (
          <List.Item key={`${path} ${english}`}>
            {[label(path), sentence(english)].filter(Boolean).join(": ")}
          </List.Item>
        ))}
      </List>
    </Banner>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        {children}
      </BlockStack>
    </Card>
  );
}
