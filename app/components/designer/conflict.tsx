// Somebody else saved this badge meanwhile: what has changed there, and what the merchant wants to do about it. Nothing that he
// typed is lost, whichever way he takes.
import { Banner, BlockStack, Button, ButtonGroup, Text } from "@shopify/polaris";
import { useSpeech } from "../../i18n/speech.tsx";
import { ChangeList } from "./change-list.tsx";
import { merged } from "./changes.ts";
import { useDesigner } from "./context.tsx";
import type { Draft } from "./draft.ts";

interface Props {
  /** What both began with. */
  base: Draft;
  theirs: { version: number; definition: Draft; savedAt: string };
  /** The version of the other becomes the one to go on from, with this on top of it. */
  onTake(next: Draft): void;
}

export function Conflict({ base, theirs, onTake }: Props) {
  const { text, moment } = useSpeech();
  const { draft } = useDesigner();
  return (
    <Banner tone="critical" title={text("conflict.title")}>
      <BlockStack gap="300">
        <Text as="p">{text("conflict.text", { version: theirs.version, at: moment(theirs.savedAt) })}</Text>
        <ChangeList
          before={base}
          after={theirs.definition}
          headings={[text("conflict.base"), text("conflict.theirs")]}
        />
        <ButtonGroup>
          <Button variant="primary" onClick={() => onTake(merged(base, draft, theirs.definition))}>
            {text("conflict.merge")}
          </Button>
          <Button onClick={() => onTake(draft)}>{text("conflict.mine")}</Button>
          <Button onClick={() => onTake(theirs.definition)}>{text("conflict.takeTheirs")}</Button>
        </ButtonGroup>
      </BlockStack>
    </Banner>
  );
}
