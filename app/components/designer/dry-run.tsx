// Tries the badge, as it stands in the form, on what happened in the shop lately: a job in the background, with its progress,
// that can be called off; then who would have earned it, what it would have cost, and examples with their reasons.
import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import type { DryRunView } from "../../../rewards/dry-run/rows.ts";
import type { BadgeAnswer } from "../../admin/badge-form.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { FewFigures } from "../few-figures.tsx";
import { useUnreachableToast } from "../keep-page.ts";
import { useWatch } from "../use-watch.ts";
import { useWish } from "../use-wish.ts";
import { WideTable } from "../wide-table.tsx";
import { useDesigner } from "./context.tsx";
import { contentOf } from "./draft.ts";
import { useOutcome } from "./use-outcome.ts";
import { useSentence } from "./use-sentence.ts";

/** As it travels: dates are text. */
type Run = Omit<DryRunView, "since"> & { since: string };
type Result = NonNullable<Run["result"]>;

const isOver = ({ state }: Run) => state !== "requested" && state !== "running";

export function DryRun() {
  const { text } = useSpeech();
  const { draft } = useDesigner();
  const sentence = useSentence();
  const asker = useFetcher<BadgeAnswer>();
  const asked = asker.data?.kind === "trying" ? asker.data.runId : null;
  const run = useWatch<Run>(asked === null ? null : `/app/dry-runs/${asked}`, isOver);
  const isUnderWay = asker.state !== "idle" || (asked !== null && (run === null || !isOver(run)));
  const tryIt = () =>
    asker.submit({ intent: "try", content: contentOf(draft) } as never, {
      method: "post",
      encType: "application/json",
    });
  useUnreachableToast(asker.data);
  const cancelling = useWish(`/app/dry-runs/${asked}`);
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {text("dryRun.title")}
        </Text>
        <Text as="p" tone="subdued">
          {text("dryRun.help")}
        </Text>
        <InlineStack gap="200">
          <Button onClick={tryIt} disabled={isUnderWay}>
            {text(run?.state === "done" ? "dryRun.again" : "dryRun.start")}
          </Button>
          {isUnderWay && asked !== null && <Button onClick={cancelling.send}>{text("word.cancel")}</Button>}
        </InlineStack>
        <div aria-live="polite">
          {asker.data?.kind === "refused" && (
            <Text as="p" tone="critical">
              {asker.data.findings.map((finding) => sentence(finding.sentence)).join(" ")}
            </Text>
          )}
          {isUnderWay && <Progress run={run} />}
          {!isUnderWay && run?.state === "cancelled" && <Text as="p">{text("dryRun.cancelled")}</Text>}
          {!isUnderWay && run?.state === "failed" && <Text as="p">{text("dryRun.failed")}</Text>}
          {!isUnderWay && run?.state === "done" && run.result && <Found result={run.result} />}
        </div>
      </BlockStack>
    </Card>
  );
}

function Progress({ run }: { run: Run | null }) {
  const { text } = useSpeech();
  const [done, total] = [run?.playersDone ?? 0, run?.playersTotal ?? 0];
  return (
    <BlockStack gap="200">
      <ProgressBar
        progress={total === 0 ? 0 : Math.round((done / total) * 100)}
        size="small"
        ariaLabelledBy="dry-run-progress"
      />
      <Text as="p" id="dry-run-progress" tone="subdued">
        {text("dryRun.progress", { done, total })}
      </Text>
    </BlockStack>
  );
}

function Found({ result }: { result: Result }) {
  const { text } = useSpeech();
  const figures = [
    [text("dryRun.players"), result.players],
    [text("dryRun.awards"), result.awards],
    [text("dryRun.points"), result.points],
    [text("dryRun.prizes"), result.prizes],
  ] as const;
  return (
    <BlockStack gap="400">
      <FewFigures figures={figures} />
      <Text as="p">{text("dryRun.looked", { actions: result.actions, matched: result.matched })}</Text>
      {result.levels.length > 0 && result.levels.length !== result.awards && result.levels.length > 1 && (
        <Text as="p">
          {result.levels
            .map((awards, place) => text("dryRun.level", { place: place + 1, awards: awards ?? 0 }))
            .join(" · ")}
        </Text>
      )}
      <Examples title={text("dryRun.earned")} examples={result.earned} withPoints />
      <Examples title={text("dryRun.missed")} examples={result.missed} />
    </BlockStack>
  );
}

function Examples({
  title,
  examples,
  withPoints = false,
}: {
  title: string;
  examples: Result["earned"];
  withPoints?: boolean;
}) {
  const { text, moment, signed } = useSpeech();
  const outcome = useOutcome();
  if (examples.length === 0) return null;
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {title}
      </Text>
      <WideTable
        label={title}
        columnContentTypes={withPoints ? ["text", "text", "text", "numeric"] : ["text", "text", "text"]}
        headings={[
          text("dryRun.when"),
          text("dryRun.customer"),
          text("dryRun.why"),
          ...(withPoints ? [text("dryRun.points")] : []),
        ]}
        rows={examples.map((example) => [
          moment(example.at),
          example.playerId,
          outcome(example.evaluation),
          ...(withPoints ? [signed(example.points)] : []),
        ])}
      />
    </BlockStack>
  );
}
