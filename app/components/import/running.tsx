// An import that goes on, with the way to stop it; and what came of it.
import type { SerializeFrom } from "@remix-run/node";
import { useRevalidator } from "@remix-run/react";
import { Banner, BlockStack, Box, Button, Text } from "@shopify/polaris";
import { useEffect } from "react";
import type { ImportRecord } from "../../../rewards/import/store.ts";
import type { ImportShown } from "../../admin/import-page.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { AskButton } from "../ask-button.tsx";
import { TitledCard } from "../titled-card.tsx";
import { useWatch } from "../use-watch.ts";
import { useWish } from "../use-wish.ts";
import { LineErrors } from "./line-errors.tsx";
import { Progress } from "./progress.tsx";

type Shown = SerializeFrom<ImportShown>;

export const importPath = (id: string) => `/app/settings/import/imports/${id}`;

const isOver = ({ state, finishedAt, isLost }: Shown) => isLost || (state !== "running" && finishedAt !== null);

/** The watch is over when it is imported; that it is taken back after that only the list knows. */
const newer = (watched: Shown | null, listed: Props["listed"]): Shown | null =>
  watched?.state === "done" && listed?.state === "undone"
    ? { ...watched, state: "undone", finishedAt: listed.finishedAt }
    : watched;

const titles = {
  running: "import.running",
  done: "import.done",
  undoing: "import.undoing.title",
  undone: "import.undone",
} as const;

const stepOf = ({ state, finishedAt }: Shown): keyof typeof titles =>
  state === "undone" && finishedAt === null ? "undoing" : state;

interface Props {
  importId: string;
  /** As the list of imports has it; null before it does. */
  listed: SerializeFrom<ImportRecord> | null;
  onFinish(): void;
}

export function Running({ importId, listed, onFinish }: Props) {
  const { text } = useSpeech();
  const shown = newer(useWatch<Shown>(importPath(importId), isOver), listed);
  const { revalidate } = useRevalidator();
  const undo = useWish(importPath(importId), revalidate);
  const state = shown === null ? null : `${shown.state} ${shown.finishedAt}`;
  // The list of imports below says the same.
  useEffect(() => {
    if (state !== null) revalidate();
  }, [state, revalidate]);
  if (shown === null) return null;
  const { fileName: name, rowsDone: done, rowsTotal: total, rowsRefused: refused } = shown;
  const finish = <Button onClick={onFinish}>{text("import.finish")}</Button>;
  return (
    <BlockStack gap="400">
      <TitledCard title={text(titles[stepOf(shown)], { name })} gap="400">
        {shown.isLost && <Banner tone="warning">{text("import.lost")}</Banner>}
        <div aria-live="polite">
          {shown.state === "done" && (
            <Text as="p">{text("import.done.text", { imported: done - refused, total, name })}</Text>
          )}
          {shown.state === "undone" && (
            <Text as="p">{text(shown.finishedAt === null ? "import.undoing" : "import.undone.text")}</Text>
          )}
        </div>
        {shown.state === "running" && (
          <>
            <Progress
              id="import-progress"
              sentence={text("import.progress", { done, total })}
              done={done}
              total={total}
            />
            <Box>
              <AskButton
                label={text("import.stop")}
                accessibilityLabel={text("import.stop")}
                title={text("import.stop.title")}
                sentence={text("import.stop.text")}
                isBusy={undo.isSending}
                onSure={undo.send}
              />
            </Box>
          </>
        )}
        {(shown.state !== "running" || shown.isLost) && <Box>{finish}</Box>}
      </TitledCard>
      {shown.state === "done" && <LineErrors readingId={importId} count={refused} errors={shown.errors} />}
    </BlockStack>
  );
}
