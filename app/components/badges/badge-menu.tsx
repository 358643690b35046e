// What a merchant can do with a badge without opening it. Deleting asks once more; the other steps can be taken back.
import { useFetcher } from "@remix-run/react";
import { ActionList, type ActionListItemDescriptor, Button, Modal, Popover, Text } from "@shopify/polaris";
import { MenuHorizontalIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import type { ListedBadge } from "../../../rewards/programme/list.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { type BadgeStep, stepsFor } from "./steps.ts";
import { type StepAnswer, useStepToast } from "./use-step-toast.ts";

export function BadgeMenu({ badge }: { badge: Pick<ListedBadge, "id" | "name" | "state" | "isEarned"> }) {
  const { text } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const fetcher = useFetcher<StepAnswer>();
  useStepToast(fetcher.data);

  const take = (step: BadgeStep) => {
    setOpen(false);
    setAsking(false);
    const copyName = text("badges.copyName", { name: "{name}" });
    fetcher.submit({ step, badgeId: badge.id, copyName }, { method: "post", action: "/app/badges?index" });
  };
  const items: ActionListItemDescriptor[] = stepsFor(badge).map((step) => ({
    content: text(`badges.step.${step}`),
    destructive: step === "delete",
    onAction: () => {
      if (step !== "delete") return take(step);
      setOpen(false);
      setAsking(true);
    },
  }));
  return (
    <>
      <Popover
        active={isOpen}
        onClose={() => setOpen(false)}
        activator={
          <Button
            variant="tertiary"
            icon={MenuHorizontalIcon}
            accessibilityLabel={text("badges.actionsOf", { name: badge.name })}
            disclosure={false}
            loading={fetcher.state !== "idle"}
            onClick={() => setOpen(!isOpen)}
          />
        }
      >
        <ActionList actionRole="menuitem" items={items} />
      </Popover>
      <Modal
        open={isAsking}
        onClose={() => setAsking(false)}
        title={text("badges.delete.title", { name: badge.name })}
        primaryAction={{ content: text("badges.step.delete"), destructive: true, onAction: () => take("delete") }}
        secondaryActions={[{ content: text("word.cancel"), onAction: () => setAsking(false) }]}
      >
        <Modal.Section>
          <Text as="p">{text("badges.delete.text")}</Text>
        </Modal.Section>
      </Modal>
    </>
  );
}
