/** @jsxImportSource preact */
// "You earned 165 points": what an order has earned, its badges, and how far the next badge is. Until it is known, that it will
// be; and nothing at all where nothing was earned.
import type {} from "@shopify/ui-extensions/purchase.thank-you.block.render";
import type { PlayerShape } from "../../../rewards/storefront/shapes.ts";
import { earnedBy, pointsText } from "../../player.ts";

interface EarnedProps {
  player: PlayerShape | null;
  orderId: string | undefined;
  host: Parameters<typeof pointsText>[2] & {
    i18n: { translate(key: string, values?: Record<string, string | number>): string };
  };
}

export function Earned({ player, orderId, host }: EarnedProps) {
  const translate = (key: string, values?: Record<string, string | number>) => host.i18n.translate(key, values);
  const earned = earnedBy(player, orderId);
  if (!player || !earned) return player?.paused ? null : <s-text>{translate("onTheirWay")}</s-text>;
  if (earned.points <= 0 && earned.badges.length === 0) return null;
  const [next] = player.progress;
  const told = (points: number) => ({ count: points, points: pointsText(player, points, host) });
  const heading = earned.points > 0 ? translate("earned", told(earned.points)) : translate("onlyBadges");
  return (
    <s-section heading={heading}>
      <s-stack gap="base">
        {earned.badges.map((name) => (
          <s-badge key={name} icon="star">
            {translate("badge", { name })}
          </s-badge>
        ))}
        <s-text>{translate("balance", told(player.points))}</s-text>
        {next && (
          <s-stack gap="small-200">
            <s-text color="subdued">{translate("next", { name: next.name })}</s-text>
            <s-progress
              value={next.current}
              max={next.target}
              accessibilityLabel={translate("next", { name: next.name })}
            />
          </s-stack>
        )}
      </s-stack>
    </s-section>
  );
}
