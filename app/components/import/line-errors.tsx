// The first lines that are left out, each with what to do; all of them as a file.
import { Box, Button, Text } from "@shopify/polaris";
import { useSpeech } from "../../i18n/speech.tsx";
import { useSentence } from "../designer/use-sentence.ts";
import { useDownload } from "../save-file.ts";
import { TitledCard } from "../titled-card.tsx";
import { WideTable } from "../wide-table.tsx";

interface Props {
  /** Of the preview or the import that read them. */
  readingId: string;
  count: number;
  errors: readonly { line: number; field: string | null; sentence: string }[];
}

export function LineErrors({ readingId, count, errors }: Props) {
  const { text, number } = useSpeech();
  const sentence = useSentence();
  const { isBusy, downloadErrors } = useErrorsDownload();
  if (count === 0) return null;
  return (
    <TitledCard title={text("import.errors")}>
      <Text as="p">
        {errors.length < count
          ? text("import.errors.some", { shown: errors.length, count })
          : text("import.errors.all", { count })}
      </Text>
      <WideTable
        label={text("import.errors")}
        columnContentTypes={["text", "text", "text"]}
        headings={[text("import.error.line"), text("import.error.field"), text("import.error.sentence")]}
        rows={errors.map((error) => [
          number(error.line),
          error.field ?? text("import.error.wholeLine"),
          <Box key={error.line} minWidth="16rem">
            {sentence(error.sentence)}
          </Box>,
        ])}
      />
      <Box>
        <Button loading={isBusy} onClick={() => downloadErrors(readingId)}>
          {text("import.errors.download")}
        </Button>
      </Box>
    </TitledCard>
  );
}

export function useErrorsDownload() {
  const { text, locale } = useSpeech();
  const { isBusy, download } = useDownload({ done: null, failed: text("export.failed") });
  const downloadErrors = (readingId: string) =>
    download(`/app/settings/import/errors/${readingId}?locale=${locale}`, "lines-with-errors.csv");
  return { isBusy, downloadErrors };
}
