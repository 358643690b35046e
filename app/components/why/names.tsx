// The names of what a page shows, for every line that mentions a customer or an order. Without one it says the id.
import { Link } from "@shopify/polaris";
import { createContext, type ReactNode, useContext } from "react";
import type { ShownNames } from "../../admin/shown-names.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { customerPath } from "../customers/customer-table.tsx";

const Names = createContext<ShownNames>({ customers: {}, orders: {} });

export function NamesOfPage({ names, children }: { names: ShownNames; children: ReactNode }) {
  return <Names.Provider value={names}>{children}</Names.Provider>;
}

/** Into Shopify's own page of the order. */
export function OrderLink({ orderId }: { orderId: string }) {
  const { text } = useSpeech();
  const name = useContext(Names).orders[orderId];
  return (
    <Link url={`shopify://admin/orders/${orderId}`} target="_top">
      {name === undefined ? text("customer.order", { id: orderId }) : text("customer.orderNamed", { name })}
    </Link>
  );
}

export function CustomerLink({ playerId }: { playerId: string }) {
  const { text } = useSpeech();
  const name = useContext(Names).customers[playerId];
  return <Link url={customerPath(playerId)}>{name ?? text("activity.customer", { id: playerId })}</Link>;
}
