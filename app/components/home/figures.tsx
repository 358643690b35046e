// The figures of the days: each with what it is, how it is counted, and how it stands against the days before.
import { InlineGrid } from "@shopify/polaris";
import type { Period } from "../../../rewards/figures/period.ts";
import type { Figures as AllFigures, Pair } from "../../../rewards/figures/read.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { FigureCard } from "./figure-card.tsx";

type Shown = Omit<AllFigures, "comeBack">;

const pairs = ["issued", "redeemed", "takenBack", "expired", "outstanding", "badgesEarned", "vouchersUsed"] as const;

export function Figures({ figures, period }: { figures: Shown; period: Period }) {
  const { text, number, money } = useSpeech();
  const { worth } = figures;
  const days = Math.round((Date.parse(period.to) - Date.parse(period.from)) / 86_400_000) + 1;
  const change = useChange(days);
  const worthText = worth === null ? text("home.worth.none") : text("home.worth", { amount: money(worth.amountMinor) });
  const worthHelp =
    worth === null
      ? text("home.worth.none.help")
      : text("home.worth.help", {
          reward: worth.reward,
          price: number(worth.price),
          amount: money(worth.rewardMinor),
        });
  return (
    <InlineGrid columns={{ xs: 2, lg: 4 }} gap={{ xs: "200", sm: "400" }}>
      {pairs.map((name) => (
        <FigureCard
          key={name}
          label={text(`home.${name}`)}
          value={number(figures[name].now)}
          note={name === "outstanding" ? worthText : change(figures[name])}
          help={name === "outstanding" ? [text("home.outstanding.help"), worthHelp] : [text(`home.${name}.help`)]}
        />
      ))}
      <FigureCard
        label={text("home.holders")}
        value={number(figures.customersWithPoints)}
        note={text("home.holders.note")}
        help={[text("home.holders.help")]}
      />
    </InlineGrid>
  );
}

function useChange(days: number): (pair: Pair) => string {
  const { text, number, percent } = useSpeech();
  return ({ now, before }) =>
    before <= 0
      ? text("home.change.none", { before: number(before), days })
      : text("home.change", { change: percent((now - before) / before, "signed"), days });
}
