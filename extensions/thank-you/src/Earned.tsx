/** @jsxImportSource preact */
// "You earned 165 points": what an order has earned, its badges, and how far the next badge is. Until it is known, that it will
// be; and nothing at all where nothing was earned.
import type {} from "@shopify/ui-extensions/purchase.thank-you.block.render";
import type { PlayerShape } from "../../../rewards/storefront/shapes.ts";
import { earnedBy } from "../../player.ts";

export type Translate = (key: string, values?: Record<string, string | number>) => string;

interface EarnedProps {
  player: PlayerShape | null;
  orderId: string | undefined;
  translate: Translate;
}

export function Earned({ player, orderId, translate }: EarnedProps) {
  const earned = earnedBy(player, orderId);
  if (!earned) return <s-text>{translate("onTheirWay")}</s-text>;
  if (earned.points <= 0 && earned.badges.length === 0) return null;
  const next = player?.progress[0];
  return (
    <s-section heading={translate("earned", { count: earned.points })}>
      <s-stack gap="base">
        {earned.badges.map((name) => (
          <s-badge key={name} icon="star">
            {translate("badge", { name })}
          </s-badge>
        ))}
        {player && <s-text>{translate("balance", { count: player.points })}</s-text>}
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
