// Around a page of settings: the save bar, what was refused, and somebody else's change.
import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack } from "@shopify/polaris";
import { type ReactNode, useEffect, useMemo } from "react";
import type { Finding } from "../../../rewards/engine/index.ts";
import type { SettingsAnswer } from "../../admin/settings-answer.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { FormProvider } from "../designer/context.tsx";
import type { Draft } from "../designer/draft.ts";
import { SaveBar } from "../designer/save-bar.tsx";
import { useUnreachableToast } from "../keep-page.ts";
import { useDraft } from "../use-draft.ts";

interface Props {
  /** What the page shows and saves. */
  saved: Draft;
  /** All settings, as they were read: what somebody else saves meanwhile is recognised by them. */
  before: Draft;
  children: ReactNode;
}

export function SettingsFrame({ saved, before, children }: Props) {
  const { text } = useSpeech();
  const saver = useFetcher<SettingsAnswer>();
  const answer = saver.data;
  useUnreachableToast(answer);
  const errors = useErrors(answer);
  const { context, draft, isDirty, discard } = useDraft(saved, errors);
  useEffect(() => {
    if (answer?.kind === "saved") shopify.toast.show(text("settings.saved"));
  }, [answer, text]);
  const save = () => saver.submit({ content: draft, before } as never, { method: "post", encType: "application/json" });
  return (
    <FormProvider value={context}>
      <SaveBar isDirty={isDirty} isSaving={saver.state !== "idle"} onSave={save} onDiscard={discard} />
      <BlockStack gap="400">
        {answer?.kind === "conflict" && (
          <Banner
            tone="warning"
            title={text("settings.conflict")}
            action={{ content: text("settings.reload"), onAction: () => location.reload() }}
          >
            {text("settings.conflict.text")}
          </Banner>
        )}
        {context.errors.length > 0 && <Banner tone="critical" title={text("settings.refused")} />}
        {children}
      </BlockStack>
    </FormProvider>
  );
}

/** What the engine objects to comes with its sentence; for the rest the server names the field, and the words are ours. */
function useErrors(answer: SettingsAnswer | undefined): readonly Finding[] {
  const { text, textOr } = useSpeech();
  return useMemo(() => {
    if (answer?.kind !== "refused") return [];
    const named = answer.paths.map((path) => {
      // One sentence for all entries of a list, and one for the words of all languages.
      const key = path.startsWith("pointsName") ? "pointsName" : path.replaceAll(/\.\d+/g, "");
      return { path, sentence: textOr(`settings.error.${key}`, text("settings.error")) };
    });
    return [...named, ...answer.findings];
  }, [answer, text, textOr]);
}
