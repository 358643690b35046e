// Points issued and redeemed over the days, as bars; the same as a table for who cannot see them. Drawn by hand, because what
// libraries would add to every merchant's page weighs more than this whole page does (docs/decisions/0022-figures.md).
import { BlockStack, Button, Card, Collapsible, EmptyState, InlineStack, Text } from "@shopify/polaris";
import { useId, useState } from "react";
import type { Period } from "../../../rewards/figures/period.ts";
import type { Figures } from "../../../rewards/figures/read.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { WideTable } from "../wide-table.tsx";
import { topOf } from "./scale.ts";

type Bars = Figures["chart"];

const flows = ["issued", "redeemed"] as const;
/** Of the drawing's own units; it is stretched to the width that there is. */
const [barWidth, height] = [10, 100];

export function Chart({ chart, unit }: { chart: Bars; unit: Period["unit"] }) {
  const { text } = useSpeech();
  const [isTable, setTable] = useState(false);
  const id = useId();
  if (chart.every(({ issued, redeemed }) => issued === 0 && redeemed === 0)) return <Empty />;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {text(`home.chart.${unit}`)}
          </Text>
          <Button variant="plain" ariaExpanded={isTable} ariaControls={id} onClick={() => setTable(!isTable)}>
            {text(isTable ? "home.chart.hideTable" : "home.chart.showTable")}
          </Button>
        </InlineStack>
        <Legend />
        <Drawing chart={chart} unit={unit} />
        <Collapsible id={id} open={isTable}>
          <Table chart={chart} unit={unit} />
        </Collapsible>
      </BlockStack>
    </Card>
  );
}

function Empty() {
  const { text } = useSpeech();
  return (
    <Card>
      <EmptyState heading={text("home.empty")} image="">
        <p>{text("home.empty.text")}</p>
      </EmptyState>
    </Card>
  );
}

function Legend() {
  const { text } = useSpeech();
  return (
    <InlineStack gap="400">
      {flows.map((flow) => (
        <InlineStack key={flow} gap="100" blockAlign="center">
          <span className={`encore-swatch encore-${flow}`} />
          <Text as="span" variant="bodySm">
            {text(`home.${flow}`)}
          </Text>
        </InlineStack>
      ))}
    </InlineStack>
  );
}

function Drawing({ chart, unit }: { chart: Bars; unit: Period["unit"] }) {
  const { text, number } = useSpeech();
  const nameOf = useBarName(unit);
  const top = topOf(Math.max(...chart.flatMap(({ issued, redeemed }) => [issued, redeemed])));
  const ends = [chart[0], chart[Math.floor((chart.length - 1) / 2)], chart.at(-1)];
  const label = text("home.chart.label", {
    issued: number(chart.reduce((sum, bar) => sum + bar.issued, 0)),
    redeemed: number(chart.reduce((sum, bar) => sum + bar.redeemed, 0)),
    from: nameOf(chart[0]?.day ?? ""),
    to: nameOf(chart.at(-1)?.day ?? ""),
  });
  return (
    <div className="encore-chart">
      <div className="encore-chart-scale" aria-hidden="true">
        {[top, top / 2, 0].map((line) => (
          <span key={line}>{number(line)}</span>
        ))}
      </div>
      <svg
        className="encore-chart-bars"
        viewBox={`0 0 ${chart.length * barWidth} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
      >
        {[0, 0.5, 1].map((line) => (
          <line key={line} x1="0" x2={chart.length * barWidth} y1={line * height} y2={line * height} />
        ))}
        {chart.map((bar, place) => (
          <g key={bar.day}>
            <title>
              {text("home.chart.bar", {
                day: nameOf(bar.day),
                issued: number(bar.issued),
                redeemed: number(bar.redeemed),
              })}
            </title>
            {flows.map((flow, side) => {
              // What was given again may be more than what was spent; there is no bar below the line.
              const size = (Math.max(0, bar[flow]) / top) * height;
              const x = place * barWidth + 1 + side * 4;
              return <rect key={flow} className={`encore-${flow}`} x={x} y={height - size} width="4" height={size} />;
            })}
          </g>
        ))}
      </svg>
      <div className="encore-chart-days" aria-hidden="true">
        {ends.map((bar, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: these are two places, and one bar may stand in both.
          <span key={place}>{nameOf(bar?.day ?? "")}</span>
        ))}
      </div>
    </div>
  );
}

function Table({ chart, unit }: { chart: Bars; unit: Period["unit"] }) {
  const { text, number } = useSpeech();
  const nameOf = useBarName(unit);
  return (
    <WideTable
      label={text(`home.chart.${unit}`)}
      columnContentTypes={["text", "numeric", "numeric"]}
      headings={[text(`home.chart.column.${unit}`), text("home.issued"), text("home.redeemed")]}
      rows={chart.map(({ day, issued, redeemed }) => [nameOf(day), number(issued), number(redeemed)])}
    />
  );
}

function useBarName(unit: Period["unit"]): (day: string) => string {
  const { date, month } = useSpeech();
  return unit === "day" ? date : month;
}
