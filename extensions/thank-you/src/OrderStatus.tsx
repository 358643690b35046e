/** @jsxImportSource preact */
// The order's page, to which customers come back. It begins with the metafield that Shopify hands over; where the order is not in
// it yet, the Customer Account API is asked a few times.
import "@shopify/ui-extensions/preact";
import type { Api } from "@shopify/ui-extensions/customer-account.order-status.block.render";
import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { earnedBy, fetchPlayer, playerAmong } from "../../player.ts";
import { Earned } from "./Earned.tsx";

declare const shopify: Api;

/** An order that was just placed is counted within seconds; later ones are known at once, and older ones are not told of. */
const waitsMs = [0, 2_000, 3_000, 5_000, 10_000];

/** Earnings may wait until an order is paid or fulfilled. What is not counted by then, such as what was bought before Encore came, is
 * not promised any more. */
const longestWaitMs = 7 * 24 * 60 * 60_000;

export default () => render(<OrderStatus />, document.body);

function OrderStatus() {
  const { appMetafields, order } = shopify;
  const { id: orderId, processedAt, cancelledAt } = order.value ?? {};
  const [player, setPlayer] = useState(() => playerAmong(appMetafields.value));
  const isKnown = earnedBy(player, orderId) !== null;

  useEffect(() => {
    let isGone = false;
    const look = async () => {
      for (const waitMs of waitsMs) {
        await new Promise((resolve) => setTimeout(resolve, waitMs));
        if (isGone) return;
        const fresh = await fetchPlayer();
        if (isGone || !fresh) continue;
        setPlayer(fresh);
        if (earnedBy(fresh, orderId)) return;
      }
    };
    if (!isKnown) void look();
    return () => {
      isGone = true;
    };
  }, [isKnown, orderId]);

  const isOver = cancelledAt || (processedAt && Date.now() - Date.parse(processedAt) > longestWaitMs);
  if (!isKnown && isOver) return null;
  // Of an older order the metafield says nothing, and neither do we; while nobody is known yet, points may be on their way.
  if (player && !isKnown && player.orders.length > 0 && isOld(orderId, player.orders)) return null;
  return <Earned player={player} orderId={orderId} host={shopify} />;
}

/** Shopify's ids grow: one that is smaller than all that are told of is older than they are. */
function isOld(orderId: string | undefined, orders: readonly { id: string }[]): boolean {
  const digits = /\d+$/.exec(orderId ?? "")?.[0];
  return digits !== undefined && orders.every(({ id }) => BigInt(id) > BigInt(digits));
}
