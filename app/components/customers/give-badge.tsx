// Gives a customer a badge with a reason. The reference id is made once, so that a second click gives nothing twice.
import { useFetcher } from "@remix-run/react";
import { FormLayout, Modal, Select, SkeletonBodyText, Text, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import type { CustomerAnswer } from "../../admin/customer-steps.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import type { loader } from "../../routes/app.customers.$playerId.gifts.ts";
import { customerPath } from "./customer-table.tsx";
import { useAnswerToast } from "./use-answer-toast.ts";

type Gifts = NonNullable<ReturnType<typeof useFetcher<typeof loader>>["data"]>;

export function GiveBadge({ playerId, onClose }: { playerId: string; onClose(): void }) {
  const { text } = useSpeech();
  const { data: gifts, load } = useFetcher<typeof loader>();
  const fetcher = useFetcher<CustomerAnswer>();
  const [reference] = useState(() => `admin-${crypto.randomUUID()}`);
  const [badgeId, setBadgeId] = useState("");
  const [level, setLevel] = useState("");
  const [reason, setReason] = useState("");
  const answer = fetcher.data;
  const isDone = answer?.kind === "given" || answer?.kind === "again";
  useAnswerToast(answer);
  useEffect(() => load(`${customerPath(playerId)}/gifts`), [load, playerId]);
  useEffect(() => {
    if (isDone && fetcher.state === "idle") onClose();
  }, [isDone, fetcher.state, onClose]);

  const wrong: readonly string[] = answer?.kind === "invalid" ? answer.fields : [];
  const badgeError = wrong.includes("badge")
    ? text("customer.error.badge")
    : answer?.kind === "not_given"
      ? text(`customer.error.${answer.why}`)
      : undefined;
  const choose = (chosen: string) => {
    setBadgeId(chosen);
    setLevel(String(gifts?.find((gift) => gift.badgeId === chosen)?.levels[0]?.level ?? ""));
  };
  const give = () =>
    fetcher.submit(
      { intent: "give", reference, badgeId, level: level === "" ? null : Number(level), reason },
      { method: "post", encType: "application/json" },
    );
  return (
    <Modal
      open
      onClose={onClose}
      title={text("customer.give")}
      primaryAction={{ content: text("customer.give.do"), loading: fetcher.state !== "idle", onAction: give }}
      secondaryActions={[{ content: text("word.cancel"), onAction: onClose }]}
    >
      <Modal.Section>
        {gifts === undefined ? (
          <SkeletonBodyText lines={4} />
        ) : (
          <FormLayout>
            <Text as="p">{text("customer.give.text")}</Text>
            <BadgeChoice gifts={gifts} value={badgeId} onChange={choose} error={badgeError} />
            <LevelChoice gifts={gifts} badgeId={badgeId} value={level} onChange={setLevel} />
            <TextField
              label={text("customer.adjust.reason")}
              helpText={text("customer.adjust.reasonHelp")}
              value={reason}
              onChange={setReason}
              autoComplete="off"
              maxLength={500}
              {...(wrong.includes("reason") && { error: text("customer.error.reason") })}
            />
          </FormLayout>
        )}
      </Modal.Section>
    </Modal>
  );
}

interface Choice {
  gifts: Gifts;
  value: string;
  onChange(value: string): void;
}

function BadgeChoice({ gifts, value, onChange, error }: Choice & { error: string | undefined }) {
  const { text, signed } = useSpeech();
  return (
    <Select
      label={text("customer.give.badge")}
      placeholder={text("customer.give.choose")}
      options={gifts.map(({ badgeId, name, points, isPossible }) => ({
        value: badgeId,
        label: isPossible
          ? text("customer.give.points", { name, points: signed(points) })
          : text("customer.give.has", { name }),
        disabled: !isPossible,
      }))}
      value={value}
      onChange={onChange}
      {...(error !== undefined && { error })}
    />
  );
}

function LevelChoice({ gifts, badgeId, value, onChange }: Choice & { badgeId: string }) {
  const { text, signed } = useSpeech();
  const levels = gifts.find((gift) => gift.badgeId === badgeId)?.levels ?? [];
  if (levels.length === 0) return null;
  return (
    <Select
      label={text("customer.give.level")}
      options={levels.map(({ level, name, points }) => ({
        value: String(level),
        label: text("customer.give.points", {
          name: name ? text("customer.give.levelOf", { level, name }) : text("customer.give.levelNumber", { level }),
          points: signed(points),
        }),
      }))}
      value={value}
      onChange={onChange}
    />
  );
}
