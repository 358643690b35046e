// Takes a reward of the catalogue into a badge or a level: a copy of its terms, which later changes of the reward leave alone.
import { ActionList, Box, Button, Popover, Text } from "@shopify/polaris";
import { useState } from "react";
import { useSpeech } from "../../i18n/speech.tsx";
import type { loader } from "../../routes/app.reward-choices.ts";
import type { Draft } from "../designer/draft.ts";
import { readJson } from "../read-json.ts";
import { useTerms } from "./use-terms.ts";

type Choice = Awaited<ReturnType<Awaited<ReturnType<typeof loader>>["json"]>>["choices"][number];

/** More than these are searched. */
const fewChoices = 8;

/** @param onTake is given the deliverable, without an id. */
export function TakeFromCatalogue({ onTake }: { onTake(deliverable: Draft): void }) {
  const { text } = useSpeech();
  const terms = useTerms();
  const [isOpen, setOpen] = useState(false);
  const [choices, setChoices] = useState<readonly Choice[] | "loading" | "failed">("loading");
  const open = async () => {
    setOpen(true);
    setChoices("loading");
    const answer = await readJson<{ choices: Choice[] }>("/app/reward-choices");
    setChoices(answer?.choices ?? "failed");
  };
  const take = ({ deliverable }: Choice) => {
    setOpen(false);
    onTake(deliverable as unknown as Draft);
  };
  const said = typeof choices === "string" ? choices : choices.length === 0 ? "none" : null;
  return (
    <Popover
      active={isOpen}
      onClose={() => setOpen(false)}
      activator={
        <Button disclosure onClick={isOpen ? () => setOpen(false) : open}>
          {text("reward.fromCatalogue")}
        </Button>
      }
    >
      <Box padding="300" borderBlockEndWidth="025" borderColor="border" maxWidth="320px">
        <Text as="p" tone="subdued">
          {text(said === null ? "reward.fromCatalogue.copy" : `reward.fromCatalogue.${said}`)}
        </Text>
      </Box>
      {typeof choices !== "string" && choices.length > 0 && (
        <ActionList
          allowFiltering={choices.length > fewChoices}
          items={choices.map((choice) => ({
            content: choice.name,
            helpText: [text(`rewards.kind.${choice.kind}`), terms(choice)].filter((part) => part !== "").join(" · "),
            onAction: () => take(choice),
          }))}
        />
      )}
    </Popover>
  );
}
