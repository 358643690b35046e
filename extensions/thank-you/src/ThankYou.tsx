/** @jsxImportSource preact */
// The page right after buying. Shopify hands the metafield over as it was when the page was made, which is often before the order
// has been counted: then the points are said to be on their way.
import "@shopify/ui-extensions/preact";
import type { Api } from "@shopify/ui-extensions/purchase.thank-you.block.render";
import { render } from "preact";
import { playerAmong } from "../../player.ts";
import { Earned } from "./Earned.tsx";

declare const shopify: Api;

export default () => render(<ThankYou />, document.body);

function ThankYou() {
  const { appMetafields, orderConfirmation } = shopify;
  return <Earned player={playerAmong(appMetafields.value)} orderId={orderConfirmation.value.order.id} host={shopify} />;
}
