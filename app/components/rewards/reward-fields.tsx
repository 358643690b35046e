// The fields of a reward: what kind it is, then those of that kind, and what it costs where customers can redeem it.
import { BlockStack, Card, Checkbox, FormLayout, Text } from "@shopify/polaris";
import { type RewardKind, rewardKinds } from "../../../rewards/catalogue/kinds.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { useForm } from "../designer/context.tsx";
import type { Draft } from "../designer/draft.ts";
import { FieldError } from "../designer/field-error.tsx";
import { ChoiceEntry, NumberEntry, TextEntry, useField } from "../designer/fields.tsx";
import { VoucherFields } from "../designer/rewards-editor.tsx";

export const blankVoucher = { discount: "percentage", percent: 10, validDays: 90 } as const;
const usualPrice = 100;

const kindOf = (draft: Draft): RewardKind => rewardKinds.find((kind) => kind === draft["kind"]) ?? "voucher";

/** What is saved: nobody redeems a notification, whatever was typed before it became one. */
export const rewardOf = (draft: Draft): Draft => (kindOf(draft) === "notification" ? { ...draft, price: null } : draft);

/** @param left of a limited one. */
export function RewardFields({ left }: { left: number | null }) {
  const { text } = useSpeech();
  const { draft, change } = useForm();
  const kind = kindOf(draft);
  const choose = (next: string) => {
    change("kind", next);
    if (next === "voucher" && draft["voucher"] == null) change("voucher", blankVoucher);
  };
  return (
    <BlockStack gap="400">
      <Card>
        <FormLayout>
          <ChoiceEntry
            path="kind"
            label={text("rewards.kind")}
            helpText={text(`rewards.kindHelp.${kind}`)}
            options={rewardKinds.map((value) => ({ label: text(`rewards.kind.${value}`), value }))}
            onChoose={choose}
          />
          <TextEntry
            path="name"
            label={text("rewards.name")}
            helpText={text(`rewards.nameHelp.${kind}`)}
            maxLength={100}
          />
          {kind !== "voucher" && (
            <TextEntry
              path="description"
              label={text(`rewards.description.${kind}`)}
              helpText={text(`rewards.descriptionHelp.${kind}`)}
              multiline={3}
              maxLength={1_000}
            />
          )}
        </FormLayout>
      </Card>
      {kind === "voucher" && (
        <Card>
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              {text("rewards.voucher")}
            </Text>
            <VoucherFields path="voucher" />
            <FieldError path="voucher" />
          </BlockStack>
        </Card>
      )}
      <Card>
        <FormLayout>
          {kind !== "notification" && <Price />}
          <Quantity left={left} isRedeemable={kind !== "notification" && draft["price"] != null} />
        </FormLayout>
      </Card>
    </BlockStack>
  );
}

function Price() {
  const { text } = useSpeech();
  const { value, set } = useField("price");
  const isRedeemable = value !== null && value !== undefined;
  return (
    <>
      <Checkbox
        label={text("rewards.redeemable")}
        helpText={text("rewards.redeemableHelp")}
        checked={isRedeemable}
        onChange={(isOn) => set(isOn ? usualPrice : null)}
      />
      {isRedeemable && <NumberEntry path="price" label={text("rewards.price")} suffix={text("rewards.points")} />}
    </>
  );
}

function Quantity({ left, isRedeemable }: { left: number | null; isRedeemable: boolean }) {
  const { text } = useSpeech();
  const help = !isRedeemable
    ? text("rewards.quantityHelp.copied")
    : left === null
      ? text("rewards.quantityHelp")
      : text("rewards.left", { left });
  return <NumberEntry path="quantity" label={text("rewards.quantity")} helpText={help} optional />;
}
