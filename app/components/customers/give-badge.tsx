// Gives a customer a badge with a reason.
import type { SerializeFrom } from "@remix-run/node";
import { FormLayout, Select, SkeletonBodyText, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { useSpeech } from "../../i18n/speech.tsx";
import type { loader } from "../../routes/app.customers.$playerId.gifts.ts";
import { NotRead, useReading } from "../reading.tsx";
import { customerPath } from "./customer-table.tsx";
import { ReasonField, StepDialog } from "./step-dialog.tsx";
import { useCustomerStep } from "./use-customer-step.ts";

type Gifts = SerializeFrom<typeof loader>;

export function GiveBadge({ playerId, onClose }: { playerId: string; onClose(): void }) {
  const { text } = useSpeech();
  const { state, answer: gifts, read } = useReading<Gifts>(`${customerPath(playerId)}/gifts`);
  const { answer, isBusy, isWrong, take } = useCustomerStep(onClose);
  const [badgeId, setBadgeId] = useState("");
  const [level, setLevel] = useState("");
  const [reason, setReason] = useState("");
  useEffect(read, [read]);
  const badgeError = isWrong("badge")
    ? text("customer.error.badge")
    : answer?.kind === "not_given"
      ? text(`customer.error.${answer.why}`)
      : undefined;
  const levelsOf = (id: string) => gifts?.find((gift) => gift.badgeId === id)?.levels ?? [];
  const levels = levelsOf(badgeId);
  const choose = (chosen: string) => {
    setBadgeId(chosen);
    setLevel(String(levelsOf(chosen)[0]?.level ?? ""));
  };
  return (
    <StepDialog
      title={text("customer.give")}
      label={text("customer.give.do")}
      isBusy={isBusy}
      onTake={() => take("give", { badgeId, level: level === "" ? null : Number(level), reason })}
      onClose={onClose}
    >
      {state === "failed" && <NotRead onAgain={read} />}
      {(state === "unread" || state === "reading") && <SkeletonBodyText lines={4} />}
      {gifts !== null && (
        <FormLayout>
          <Text as="p">{text("customer.give.text")}</Text>
          <BadgeChoice gifts={gifts} value={badgeId} onChange={choose} error={badgeError} />
          {levels.length > 0 && <LevelChoice levels={levels} value={level} onChange={setLevel} />}
          <ReasonField value={reason} onChange={setReason} isWrong={isWrong("reason")} />
        </FormLayout>
      )}
    </StepDialog>
  );
}

interface Choice {
  value: string;
  onChange(value: string): void;
}

function BadgeChoice({ gifts, value, onChange, error }: Choice & { gifts: Gifts; error: string | undefined }) {
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

function LevelChoice({ levels, value, onChange }: Choice & { levels: Gifts[number]["levels"] }) {
  const { text, signed } = useSpeech();
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
