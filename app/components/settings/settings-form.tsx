// The settings as a form. Everything that a merchant sees here is obeyed; what a value means stands beside it.
import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Card, Checkbox, FormLayout, Text, TextField } from "@shopify/polaris";
import { type ReactNode, useEffect, useMemo } from "react";
import type { Finding } from "../../../rewards/engine/index.ts";
import type { SettingsAnswer } from "../../admin/settings-form.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { FormProvider } from "../designer/context.tsx";
import type { Draft } from "../designer/draft.ts";
import { ChoiceEntry, MoneyEntry, NumberEntry, TextEntry, useField } from "../designer/fields.tsx";
import { SaveBar } from "../designer/save-bar.tsx";
import { useDraft } from "../use-draft.ts";

export function SettingsForm({ saved }: { saved: Draft }) {
  const { text } = useSpeech();
  const saver = useFetcher<SettingsAnswer>();
  const answer = saver.data;
  const errors = useErrors(answer);
  const { context, draft, isDirty, discard } = useDraft(saved, errors);
  useEffect(() => {
    if (answer?.kind === "saved") shopify.toast.show(text("settings.saved"));
  }, [answer, text]);
  const save = () =>
    saver.submit({ content: draft, before: saved } as never, { method: "post", encType: "application/json" });
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
        <Section title={text("settings.programme")}>
          <Tick path="paused" help />
        </Section>
        <Earning />
        <When />
        <Section title={text("settings.refunds")}>
          <Text as="p">{text("settings.refundsText")}</Text>
          <Tick path="reversalRevokesBadges" />
          <Tick path="reversalRevokesVouchers" />
          <Choice path="spentPoints" values={["below_zero", "stop_at_zero"]} />
        </Section>
        <Expiry />
        <PointsName />
      </BlockStack>
    </FormProvider>
  );
}

/** The server names the fields; the words are the catalogue's. */
function useErrors(answer: SettingsAnswer | undefined): readonly Finding[] {
  const { text, textOr } = useSpeech();
  return useMemo(() => {
    if (answer?.kind !== "refused") return [];
    return answer.paths.map((path) => {
      const key = path.startsWith("pointsName") ? "pointsName" : path;
      return { path, sentence: textOr(`settings.error.${key}`, text("settings.error")) };
    });
  }, [answer, text, textOr]);
}

function Earning() {
  const { text, currency } = useSpeech();
  return (
    <Section title={text("settings.earning")}>
      <FormLayout.Group>
        <NumberEntry path="pointsPerUnit" label={text("settings.pointsPerUnit", { currency })} />
        <Choice path="rounding" values={["nearest", "down", "up"]} />
      </FormLayout.Group>
      <FormLayout.Group>
        <Choice path="basis" values={["total", "subtotal"]} />
        <MoneyEntry
          path="minimumAmount"
          label={text("settings.minimumAmount")}
          helpText={text("settings.minimumAmountHelp")}
        />
      </FormLayout.Group>
      <NumberEntry
        path="maximumPointsPerOrder"
        label={text("settings.maximumPointsPerOrder")}
        helpText={text("settings.maximumPointsPerOrderHelp")}
        optional
      />
      <Tick path="taxEarns" />
      <Tick path="shippingEarns" />
      <Tick path="giftCardsEarn" />
      <Tick path="testOrdersEarn" />
      <Tick path="draftOrdersEarn" />
      <Tick path="pointOfSaleEarns" />
    </Section>
  );
}

function When() {
  const { text } = useSpeech();
  return (
    <Section title={text("settings.when")}>
      <FormLayout.Group>
        <Choice path="earnsWhen" values={["created", "paid", "fulfilled"]} />
        <NumberEntry
          path="pendingDays"
          label={text("settings.pendingDays")}
          helpText={text("settings.pendingDaysHelp")}
          suffix={text("unit.days")}
        />
      </FormLayout.Group>
    </Section>
  );
}

const expiries = {
  never: { kind: "never" },
  after_months: { kind: "after_months", months: 12 },
  on_date: { kind: "on_date", date: "", everyYear: true },
} as const;

function Expiry() {
  const { text } = useSpeech();
  const { set } = useField("expiry");
  const { value: kind } = useField("expiry.kind");
  const date = useField("expiry.date");
  const { set: _set, value, ...error } = date;
  return (
    <Section title={text("settings.expiry")}>
      <Choice
        path="expiry.kind"
        values={["never", "after_months", "on_date"]}
        keysOf="settings.expiry"
        onChoose={(next) => set(expiries[next as keyof typeof expiries])}
      />
      {kind === "after_months" && <NumberEntry path="expiry.months" label={text("settings.expiry.months")} />}
      {kind === "on_date" && (
        <>
          <TextField
            {...error}
            type="date"
            label={text("settings.expiry.date")}
            value={typeof value === "string" ? value : ""}
            onChange={date.set}
            autoComplete="off"
          />
          <Tick path="expiry.everyYear" />
        </>
      )}
      {kind !== "never" && (
        <NumberEntry path="expiryNoticeDays" label={text("settings.expiryNoticeDays")} suffix={text("unit.days")} />
      )}
    </Section>
  );
}

function PointsName() {
  const { text } = useSpeech();
  return (
    <Section title={text("settings.words")}>
      {(["en", "de"] as const).map((language) => (
        <FormLayout.Group key={language}>
          {(["one", "other"] as const).map((form) => (
            <TextEntry
              key={form}
              path={`pointsName.${language}.${form}`}
              label={text(`settings.words.${form}Of`, { language: text(`settings.words.${language}`) })}
              maxLength={40}
            />
          ))}
        </FormLayout.Group>
      ))}
    </Section>
  );
}

function Tick({ path, help = false }: { path: string; help?: boolean }) {
  const { textOr } = useSpeech();
  const { value, set, ...error } = useField(path);
  return (
    <Checkbox
      {...error}
      label={textOr(`settings.${path}`, path)}
      {...(help && { helpText: textOr(`settings.${path}Help`, "") })}
      checked={value === true}
      onChange={set}
    />
  );
}

interface ChoiceProps {
  path: string;
  values: readonly string[];
  /** Of the keys of the values' words. */
  keysOf?: string;
  onChoose?(value: string): void;
}

function Choice({ path, values, keysOf = `settings.${path}`, onChoose }: ChoiceProps) {
  const { textOr } = useSpeech();
  return (
    <ChoiceEntry
      path={path}
      label={textOr(`settings.${path}`, path)}
      options={values.map((value) => ({ value, label: textOr(`${keysOf}.${value}`, value) }))}
      {...(onChoose && { onChoose })}
    />
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        <FormLayout>{children}</FormLayout>
      </BlockStack>
    </Card>
  );
}
