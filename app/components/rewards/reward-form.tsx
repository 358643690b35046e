// One reward, kept when it is saved. Objections stand beside their fields.
import { useFetcher, useNavigate } from "@remix-run/react";
import { useEffect, useMemo } from "react";
import type { Finding } from "../../../rewards/engine/index.ts";
import type { RewardAnswer } from "../../admin/reward-form.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { FormProvider } from "../designer/context.tsx";
import type { Draft } from "../designer/draft.ts";
import { SaveBar } from "../designer/save-bar.tsx";
import { useUnreachableToast } from "../keep-page.ts";
import { useDraft } from "../use-draft.ts";
import { RewardFields, rewardOf } from "./reward-fields.tsx";

const none: readonly Finding[] = [];

interface Props {
  saved: Draft;
  /** Of a limited one. */
  left?: number | null;
  /** It is kept with the first save; the page of the new reward follows. */
  isNew?: boolean;
}

export function RewardForm({ saved, left = null, isNew = false }: Props) {
  const { text } = useSpeech();
  const navigate = useNavigate();
  const saver = useFetcher<RewardAnswer>();
  const answer = saver.data;
  useUnreachableToast(answer);
  const errors = useMemo(() => (answer?.kind === "refused" ? answer.findings : none), [answer]);
  const { context, draft, isDirty, discard } = useDraft(saved, errors);
  const isSaving = saver.state !== "idle";
  const isDone = isNew && answer?.kind === "saved";
  useEffect(() => {
    if (answer?.kind !== "saved") return;
    shopify.toast.show(text("rewards.saved"));
    if (isNew) navigate(`/app/rewards/${answer.rewardId}`, { replace: true });
  }, [answer, isNew, navigate, text]);
  const save = () =>
    saver.submit({ intent: "save", content: rewardOf(draft) } as never, {
      method: "post",
      encType: "application/json",
    });
  return (
    <FormProvider value={context}>
      <SaveBar
        isDirty={!isDone && (isNew || isDirty)}
        isSaving={isSaving}
        onSave={save}
        onDiscard={isNew ? () => navigate("/app/rewards") : discard}
      />
      <RewardFields left={left} />
    </FormProvider>
  );
}
