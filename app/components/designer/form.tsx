// The designer's form, a card a question: how the badge looks, what counts, when it is earned, what it gives.
import { BlockStack } from "@shopify/polaris";
import { useSpeech } from "../../i18n/speech.tsx";
import { TitledCard } from "../titled-card.tsx";
import { ActionEntry, Naming, TypeAndPoints } from "./basics.tsx";
import { ChallengesEditor } from "./challenges-editor.tsx";
import { useDesigner } from "./context.tsx";
import { Dates } from "./dates.tsx";
import { FilterRoot } from "./filter-editor.tsx";
import { LevelsEditor } from "./levels-editor.tsx";
import { Prerequisites, Quantity, Repeating, Visibility } from "./limits.tsx";
import { DrawFields, RewardsEditor } from "./rewards-editor.tsx";

export function Form() {
  const { text } = useSpeech();
  return (
    <BlockStack gap="400">
      <TitledCard gap="400" title={text("designer.look")}>
        <Naming />
      </TitledCard>
      <TitledCard gap="400" title={text("designer.type")}>
        <TypeAndPoints />
        <Repeating />
      </TitledCard>
      <TitledCard gap="400" title={text("designer.counts")}>
        <ActionEntry />
        <FilterRoot path="filter" />
      </TitledCard>
      <TitledCard gap="400" title={text("designer.challenges")}>
        <ChallengesEditor />
      </TitledCard>
      <Gifts />
      <TitledCard gap="400" title={text("designer.limits")}>
        <Dates />
        <Quantity />
        <Prerequisites />
        <Visibility />
      </TitledCard>
    </BlockStack>
  );
}

/** Levels have points and rewards of their own. */
function Gifts() {
  const { text } = useSpeech();
  const { draft } = useDesigner();
  if (draft["type"] === "Ranked") {
    return (
      <TitledCard gap="400" title={text("designer.levels")}>
        <LevelsEditor />
        <DrawFields />
      </TitledCard>
    );
  }
  return (
    <TitledCard gap="400" title={text("designer.rewards")}>
      <RewardsEditor path="deliverables" />
      <DrawFields />
    </TitledCard>
  );
}
