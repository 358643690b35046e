// What a badge gives besides points: vouchers and perks, content, notifications. A voucher's terms are those that the engine
// and Shopify know.
import { BlockStack, Box, Button, Checkbox, FormLayout, InlineStack, Select, Text } from "@shopify/polaris";
import { DeleteIcon, PlusIcon } from "@shopify/polaris-icons";
import { useSpeech } from "../../i18n/speech.tsx";
import { TakeFromCatalogue } from "../rewards/take-from-catalogue.tsx";
import { useDesigner, useForm } from "./context.tsx";
import { type Draft, isObject, type Json, valueAt } from "./draft.ts";
import { FieldError } from "./field-error.tsx";
import { MoneyEntry, NumberEntry, TextEntry, TickEntry, useField } from "./fields.tsx";
import { Frame } from "./filter-frame.tsx";

const kinds = ["Prize", "Content", "Notification"] as const;
const discounts = ["free_shipping", "percentage", "fixed"] as const;

/** @param path a list of deliverables: the badge's, or a level's. */
export function RewardsEditor({ path }: { path: string }) {
  const { text } = useSpeech();
  const { draft, change } = useForm();
  const list = valueAt(draft, path);
  const deliverables = Array.isArray(list) ? list : [];
  const add = (deliverable: Draft) => {
    const id = `reward-${crypto.randomUUID().slice(0, 8)}`;
    change(`${path}.${deliverables.length}`, { id, ...deliverable });
  };
  const addNew = () =>
    add({
      kind: "Prize",
      label: text("reward.discount.free_shipping"),
      voucher: { discount: "free_shipping", validDays: 90 },
    });
  return (
    <BlockStack gap="300">
      {deliverables.map((deliverable, place) => (
        <RewardEditor
          key={isObject(deliverable) ? String(deliverable["id"]) : place}
          path={`${path}.${place}`}
          name={text("reward.name", { place: place + 1 })}
        />
      ))}
      <InlineStack gap="200">
        <Button icon={PlusIcon} onClick={addNew}>
          {text("reward.add")}
        </Button>
        <TakeFromCatalogue onTake={add} />
      </InlineStack>
      <FieldError path={path} />
    </BlockStack>
  );
}

function RewardEditor({ path, name }: { path: string; name: string }) {
  const { text } = useSpeech();
  const { change } = useForm();
  const { value } = useField(path);
  const deliverable = isObject(value) ? value : {};
  const isVoucher = deliverable["voucher"] !== undefined;
  const choose = (kind: string) => {
    const { voucher: _voucher, ...others } = deliverable;
    change(
      path,
      kind === "voucher" ? { ...others, kind: "Prize", voucher: { discount: "free_shipping" } } : { ...others, kind },
    );
  };
  return (
    <Frame label={name}>
      <FormLayout>
        <FormLayout.Group>
          <Select
            label={text("reward.kind")}
            value={isVoucher ? "voucher" : String(deliverable["kind"] ?? "Prize")}
            options={[
              { label: text("reward.kind.voucher"), value: "voucher" },
              ...kinds.map((kind) => ({ label: text(`reward.kind.${kind}`), value: kind })),
            ]}
            onChange={choose}
          />
          <TextEntry path={`${path}.label`} label={text("reward.label")} helpText={text("reward.labelHelp")} />
        </FormLayout.Group>
        {isVoucher ? (
          <VoucherFields path={`${path}.voucher`} />
        ) : (
          <TextEntry path={`${path}.description`} label={text("reward.description")} multiline={2} />
        )}
        <NumberEntry
          path={`${path}.quantity`}
          label={text("reward.quantity")}
          helpText={text("reward.quantityHelp")}
          optional
        />
        <DrawWeight path={`${path}.weight`} />
      </FormLayout>
      <FieldError path={path} />
      <InlineStack align="end">
        <Button
          icon={DeleteIcon}
          variant="tertiary"
          accessibilityLabel={text("filter.remove", { name })}
          onClick={() => change(path, undefined)}
        />
      </InlineStack>
    </Frame>
  );
}

function DrawWeight({ path }: { path: string }) {
  const { text } = useSpeech();
  const { draft } = useForm();
  if (draft["draw"] === undefined) return null;
  return <NumberEntry path={path} label={text("reward.weight")} helpText={text("reward.weightHelp")} optional />;
}

/** Which discount a voucher is, with its terms. */
export function VoucherFields({ path }: { path: string }) {
  const { text } = useSpeech();
  const { change } = useForm();
  const { value } = useField(path);
  const voucher = isObject(value) ? value : {};
  const discount = String(voucher["discount"]);
  const choose = (next: string) => {
    const { amount: _amount, percent: _percent, combinesWith: _combines, ...terms } = voucher;
    const own: Record<string, Json> = next === "percentage" ? { percent: 10 } : next === "fixed" ? { amount: "5" } : {};
    change(path, { ...terms, discount: next, ...own });
  };
  const combinations = ["order", "product", ...(discount === "free_shipping" ? [] : ["shipping"])] as const;
  return (
    <BlockStack gap="300">
      <FormLayout.Group>
        <Select
          label={text("reward.discount")}
          value={discount}
          options={discounts.map((code) => ({ label: text(`reward.discount.${code}`), value: code }))}
          onChange={choose}
        />
        {discount === "percentage" && (
          <NumberEntry path={`${path}.percent`} label={text("reward.percent")} suffix={text("reward.percentSign")} />
        )}
        {discount === "fixed" && <MoneyEntry path={`${path}.amount`} label={text("reward.amount")} />}
      </FormLayout.Group>
      <FormLayout.Group>
        <NumberEntry
          path={`${path}.validDays`}
          label={text("reward.validDays")}
          helpText={text("reward.validDaysHelp")}
          suffix={text("unit.days")}
          optional
        />
        <MoneyEntry
          path={`${path}.minimumSubtotal`}
          label={text("reward.minimum")}
          helpText={text("reward.minimumHelp")}
          optional
        />
      </FormLayout.Group>
      <Box>
        <Text as="p">{text("reward.combines")}</Text>
        <InlineStack gap="400">
          {combinations.map((other) => (
            <Combination key={other} path={`${path}.combinesWith`} other={other as "order" | "product" | "shipping"} />
          ))}
        </InlineStack>
        <FieldError path={`${path}.combinesWith.shipping`} />
      </Box>
    </BlockStack>
  );
}

function Combination({ path, other }: { path: string; other: "order" | "product" | "shipping" }) {
  const { text } = useSpeech();
  const { value, set } = useField(path);
  const chosen = isObject(value) ? value : {};
  const choose = (isOn: boolean) => {
    const { [other]: _before, ...others } = chosen;
    const next = isOn ? { ...others, [other]: true } : others;
    set(Object.keys(next).length === 0 ? undefined : next);
  };
  return <Checkbox label={text(`reward.combines.${other}`)} checked={chosen[other] === true} onChange={choose} />;
}

/** One of the rewards by lot, in place of all of them. */
export function DrawFields() {
  const { text } = useSpeech();
  const { draft } = useDesigner();
  const { value } = useField("draw");
  return (
    <BlockStack gap="300">
      <TickEntry
        path="draw"
        label={text("draw.label")}
        helpText={text("draw.help")}
        whenOn={isObject(value) ? value : {}}
      />
      {draft["draw"] !== undefined && (
        <NumberEntry
          path="draw.nothingWeight"
          label={text("draw.nothing")}
          helpText={text("draw.nothingHelp")}
          optional
        />
      )}
      <FieldError path="draw" />
    </BlockStack>
  );
}
