// Where the merchant chooses his file, with what is wrong with it beside it.
import { BlockStack, Card, DropZone, InlineError, Select, Text } from "@shopify/polaris";
import { useEffect } from "react";
import { useSpeech } from "../../i18n/speech.tsx";
import { useSentence } from "../designer/use-sentence.ts";
import type { FileImport, Problem } from "./use-file-import.ts";

const fieldId = "import-file";
const formats = ["auto", "smile", "rivo", "encore"] as const;

export function FileChooser({ work, told }: { work: FileImport; told: Problem | string | null }) {
  const { text } = useSpeech();
  const { file, isSending } = work;
  const error = useProblemWords(told);
  useDescription(error !== null);
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="p">{text("import.text")}</Text>
        <Select
          label={text("import.format")}
          options={formats.map((format) => ({
            value: format === "auto" ? "" : format,
            label: text(`import.format.${format}`),
          }))}
          value={work.format}
          onChange={work.setFormat}
        />
        <BlockStack gap="100">
          <DropZone
            id={fieldId}
            label={text("import.file")}
            accept=".csv,.txt,.tsv,text/csv"
            allowMultiple={false}
            disabled={isSending}
            error={error !== null}
            // Whatever it is, what is wrong with it is said beside the field.
            onDrop={(files) => work.choose(files[0] ?? null)}
          >
            <DropZone.FileUpload
              actionTitle={file?.name ?? text("import.choose")}
              actionHint={text("import.fileHelp")}
            />
          </DropZone>
          <div role="alert">{error !== null && <InlineError message={error} fieldID={fieldId} />}</div>
        </BlockStack>
      </BlockStack>
    </Card>
  );
}

/** Polaris' field does not know that it has an error beside it. */
function useDescription(hasError: boolean): void {
  useEffect(() => {
    const input = document.getElementById(fieldId);
    input?.setAttribute("aria-invalid", String(hasError));
    if (hasError) input?.setAttribute("aria-describedby", `${fieldId}Error`);
    else input?.removeAttribute("aria-describedby");
  }, [hasError]);
}

function useProblemWords(problem: Problem | string | null): string | null {
  const { text } = useSpeech();
  const sentence = useSentence();
  if (problem === null || typeof problem === "string") return problem;
  if (problem.kind !== "unreadable") return text(`import.error.${problem.kind}`);
  return text("import.error.unreadable", { line: problem.line, sentence: sentence(problem.sentence) });
}
