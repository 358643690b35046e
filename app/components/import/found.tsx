// What a file holds, before anything is written: its columns as they were understood, figures, and the first lines.
import type { SerializeFrom } from "@remix-run/node";
import { Banner, BlockStack, Button, InlineStack, List } from "@shopify/polaris";
import type { PreviewResult } from "../../../rewards/import/previews.ts";
import type { PreviewShown } from "../../admin/import-page.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { FewFigures } from "../few-figures.tsx";
import { TitledCard } from "../titled-card.tsx";
import { WideTable } from "../wide-table.tsx";
import { LineErrors } from "./line-errors.tsx";
import type { FileImport } from "./use-file-import.ts";

interface Props {
  work: FileImport;
  preview: SerializeFrom<PreviewShown>;
  result: PreviewResult;
}

export function Found({ work, preview, result }: Props) {
  const { text, number, moment } = useSpeech();
  const { players, points, errors, first } = result;
  const figures = [
    [text("import.found.lines"), preview.rowsTotal],
    [text("import.found.players"), players],
    [text("import.found.points"), points],
    [text("import.found.errors"), errors],
  ] as const;
  return (
    <BlockStack gap="400">
      <TitledCard title={text("import.found")} gap="400">
        <FewFigures figures={figures} />
        <Columns result={result} />
        {first.length > 0 && (
          <WideTable
            label={text("import.found.first")}
            columnContentTypes={["text", "text", "numeric"]}
            headings={[text("import.line"), text("import.customer"), text("import.points")]}
            rows={first.slice(0, 5).map((line) => [number(line.line), line.playerId, number(line.points)])}
          />
        )}
        {players === 0 && <Banner tone="warning">{text("import.none")}</Banner>}
        {work.importedBeforeAt !== null && (
          <Banner tone="warning" title={text("import.before")}>
            {text("import.before.text", { at: moment(work.importedBeforeAt) })}
          </Banner>
        )}
        <InlineStack gap="200">
          {players > 0 && (
            <Button
              variant="primary"
              loading={work.isSending}
              onClick={() => work.begin(work.importedBeforeAt !== null)}
            >
              {work.importedBeforeAt === null ? text("import.do", { players }) : text("import.again")}
            </Button>
          )}
          <Button onClick={work.reset}>{text("import.other")}</Button>
        </InlineStack>
      </TitledCard>
      <LineErrors readingId={preview.id} count={errors} errors={preview.errors} />
    </BlockStack>
  );
}

function Columns({ result: { format, used, ignored } }: { result: PreviewResult }) {
  const { text, and } = useSpeech();
  const fields = (["player", "customer", "email", "points"] as const).filter((field) => used[field] !== undefined);
  return (
    <List>
      <List.Item>{text("import.found.format", { format: text(`import.format.${format}`) })}</List.Item>
      {fields.map((field) => (
        <List.Item key={field}>{text(`import.found.column.${field}`, { column: used[field] ?? "" })}</List.Item>
      ))}
      {ignored.length > 0 && <List.Item>{text("import.found.ignored", { columns: and(ignored) })}</List.Item>}
    </List>
  );
}
