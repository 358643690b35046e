// One reward: its name, its price, and which discount it gives. Objections stand beside their fields.
import { useFetcher, useNavigate } from "@remix-run/react";
import { BlockStack, Card, FormLayout, Text } from "@shopify/polaris";
import { useEffect, useMemo } from "react";
import type { Finding } from "../../../rewards/engine/index.ts";
import type { RewardAnswer } from "../../admin/reward-form.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { FormProvider } from "../designer/context.tsx";
import type { Draft } from "../designer/draft.ts";
import { FieldError } from "../designer/field-error.tsx";
import { NumberEntry, TextEntry } from "../designer/fields.tsx";
import { VoucherFields } from "../designer/rewards-editor.tsx";
import { SaveBar } from "../designer/save-bar.tsx";
import { useUnreachableToast } from "../keep-page.ts";
import { useDraft } from "../use-draft.ts";

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
    saver.submit({ intent: "save", content: draft } as never, { method: "post", encType: "application/json" });
  return (
    <FormProvider value={context}>
      <SaveBar
        isDirty={!isDone && (isNew || isDirty)}
        isSaving={isSaving}
        onSave={save}
        onDiscard={isNew ? () => navigate("/app/rewards") : discard}
      />
      <BlockStack gap="400">
        <Card>
          <FormLayout>
            <TextEntry path="name" label={text("rewards.name")} helpText={text("rewards.nameHelp")} maxLength={100} />
            <NumberEntry path="price" label={text("rewards.price")} suffix={text("rewards.points")} />
            <NumberEntry
              path="quantity"
              label={text("rewards.quantity")}
              helpText={left === null ? text("rewards.quantityHelp") : text("rewards.left", { left })}
              optional
            />
          </FormLayout>
        </Card>
        <Card>
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              {text("rewards.voucher")}
            </Text>
            <VoucherFields path="voucher" />
            <FieldError path="voucher" />
          </BlockStack>
        </Card>
      </BlockStack>
    </FormProvider>
  );
}
