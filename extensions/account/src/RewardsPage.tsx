/** @jsxImportSource preact */
// The customer's rewards: points, vouchers with their codes, perks and content, badges, and how far the next ones are.
import "@shopify/ui-extensions/preact";
import type { Api } from "@shopify/ui-extensions/customer-account.page.render";
import { render } from "preact";
import type { PlayerShape } from "../../../rewards/storefront/shapes.ts";
import { fetchPlayer, pointsText } from "../../player.ts";

declare const shopify: Api;

type Values = Record<string, string | number>;
const translate = (key: string, values?: Values): string => shopify.i18n.translate(key, values);

export default async () => {
  const player = await fetchPlayer();
  render(<RewardsPage player={player} />, document.body);
};

function RewardsPage({ player }: { player: PlayerShape | null }) {
  if (!player) {
    return (
      <s-page heading={translate("title")}>
        <s-text>{translate("nothingYet")}</s-text>
      </s-page>
    );
  }
  return (
    <s-page heading={translate("title")} subheading={pointsText(player, player.points, shopify)}>
      <s-stack gap="large">
        {player.pending > 0 && <Pending {...player} />}
        <Vouchers {...player} />
        <Perks {...player} />
        <Badges {...player} />
        <Next {...player} />
      </s-stack>
    </s-page>
  );
}

const Pending = (player: PlayerShape) => (
  <s-banner tone="info">
    {translate("pending", { count: player.pending, points: pointsText(player, player.pending, shopify) })}
  </s-banner>
);

const More = ({ shown, total }: { shown: number; total: number }) =>
  total > shown ? <s-text color="subdued">{translate("more", { count: total - shown })}</s-text> : null;

function Vouchers({ vouchers, vouchersTotal }: PlayerShape) {
  if (vouchers.length === 0) return null;
  return (
    <s-section heading={translate("vouchers")}>
      <s-stack gap="base">
        {vouchers.map(({ id, label, code, ends }) => (
          <s-stack key={id} gap="small-200">
            <s-text>{label}</s-text>
            <s-text type="strong">{code ?? translate("codeSoon")}</s-text>
            {ends && (
              <s-text color="subdued">{translate("until", { date: shopify.i18n.formatDate(new Date(ends)) })}</s-text>
            )}
          </s-stack>
        ))}
        <More shown={vouchers.length} total={vouchersTotal} />
      </s-stack>
    </s-section>
  );
}

function Perks({ perks = [], perksTotal = 0 }: PlayerShape) {
  if (perks.length === 0) return null;
  return (
    <s-section heading={translate("perks")}>
      <s-stack gap="base">
        {perks.map(({ id, label, text }) => (
          <s-stack key={id} gap="small-200">
            <s-text type="strong">{label}</s-text>
            {text && <s-text>{text}</s-text>}
          </s-stack>
        ))}
        <More shown={perks.length} total={perksTotal} />
      </s-stack>
    </s-section>
  );
}

function Badges({ badges, badgesTotal }: PlayerShape) {
  if (badges.length === 0) return null;
  return (
    <s-section heading={translate("badges")}>
      <s-stack direction="inline" gap="small-200">
        {badges.map(({ id, name, count }) => (
          <s-badge key={id} icon="star">
            {count > 1 ? translate("times", { name, count }) : name}
          </s-badge>
        ))}
        <More shown={badges.length} total={badgesTotal} />
      </s-stack>
    </s-section>
  );
}

function Next({ progress }: PlayerShape) {
  const nearest = progress.slice(0, 5);
  if (nearest.length === 0) return null;
  return (
    <s-section heading={translate("next")}>
      <s-stack gap="base">
        {nearest.map(({ id, name, current, target }) => (
          <s-stack key={id} gap="small-200">
            <s-text>{name}</s-text>
            <s-progress value={current} max={target} accessibilityLabel={name} />
          </s-stack>
        ))}
      </s-stack>
    </s-section>
  );
}
