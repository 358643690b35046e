// What was imported so far, and the way to take it back.
import type { SerializeFrom } from "@remix-run/node";
import { useRevalidator } from "@remix-run/react";
import { Badge, Button, InlineStack, Text } from "@shopify/polaris";
import { useEffect } from "react";
import type { ImportRecord } from "../../../rewards/import/store.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { AskButton } from "../ask-button.tsx";
import { TitledCard } from "../titled-card.tsx";
import { useWish } from "../use-wish.ts";
import { WideTable } from "../wide-table.tsx";
import { useErrorsDownload } from "./line-errors.tsx";
import { importPath } from "./running.tsx";

type Shown = SerializeFrom<ImportRecord>;

const lookEveryMs = 2_000;

export function History({ imports }: { imports: readonly Shown[] }) {
  const { text, number, moment } = useSpeech();
  useLiveWhile(imports.some(({ state, finishedAt }) => state === "undone" && finishedAt === null));
  return (
    <TitledCard title={text("import.history")}>
      {imports.length === 0 ? (
        <Text as="p" tone="subdued">
          {text("import.history.none")}
        </Text>
      ) : (
        <WideTable
          label={text("import.history")}
          columnContentTypes={["text", "text", "numeric", "numeric", "text", "text"]}
          headings={["when", "name", "lines", "refused", "state", "step"].map((column) =>
            text(`import.${column as "when" | "name" | "lines" | "refused" | "state" | "step"}`),
          )}
          rows={imports.map((one) => [
            moment(one.createdAt),
            one.fileName,
            number(one.rowsDone - one.rowsRefused),
            number(one.rowsRefused),
            <State key="state" shown={one} />,
            <Steps key="steps" shown={one} />,
          ])}
        />
      )}
    </TitledCard>
  );
}

function State({ shown: { state, finishedAt } }: { shown: Shown }) {
  const { text } = useSpeech();
  if (state === "running") return <Badge tone="info">{text("import.state.running")}</Badge>;
  if (state === "done") return <Badge tone="success">{text("import.state.done")}</Badge>;
  return <Badge>{text(finishedAt === null ? "import.state.undoing" : "import.state.undone")}</Badge>;
}

function Steps({ shown: { id, state, fileName: name, createdAt, rowsRefused } }: { shown: Shown }) {
  const { text, moment } = useSpeech();
  const { revalidate } = useRevalidator();
  const undo = useWish(importPath(id), revalidate);
  const { isBusy, downloadErrors } = useErrorsDownload();
  return (
    <InlineStack gap="300" wrap={false}>
      {state !== "undone" && (
        <AskButton
          label={text("import.undo")}
          accessibilityLabel={text("import.undoOf", { name, at: moment(createdAt) })}
          title={text("import.undo.title")}
          sentence={text("import.undo.text", { name })}
          isBusy={undo.isSending}
          onSure={undo.send}
        />
      )}
      {rowsRefused > 0 && (
        <Button
          variant="plain"
          loading={isBusy}
          accessibilityLabel={text("import.errors.downloadOf", { name })}
          onClick={() => downloadErrors(id)}
        >
          {text("import.errors")}
        </Button>
      )}
    </InlineStack>
  );
}

/** A worker takes imports back; the list is read again until it has. */
function useLiveWhile(isLive: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!isLive) return;
    const timer = setInterval(revalidate, lookEveryMs);
    return () => clearInterval(timer);
  }, [isLive, revalidate]);
}
