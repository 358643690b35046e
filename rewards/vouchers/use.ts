// A voucher is used when an order names its code: whatever state it was in, the order is the proof. Said twice, or in any
// order, it comes out the same; an order that is cancelled later does not give the voucher back.
import type { ShopId } from "../ids.ts";
import type { Connection } from "../store/transaction.ts";

export interface VoucherUse {
  shop: ShopId;
  /** As the order has it, in whatever letter case. */
  code: string;
  orderId: string;
  /** When the order was made, Unix milliseconds. */
  at: number;
}

/** Codes that are no vouchers of ours are passed over. Of several orders that name one code, the earliest has used it. */
export async function markVouchersUsed(connection: Connection, uses: readonly VoucherUse[]): Promise<void> {
  if (uses.length === 0) return;
  await connection.query({
    name: "mark-vouchers-used",
    text: `update inventory_items
              set state = 'used', used_at = earliest.at, used_order_id = earliest.order_id, reason = null
             from (select distinct on (shop, upper(code)) shop, upper(code) as code, order_id, at
                     from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[]) as given (shop, code, order_id, at)
                    order by shop, upper(code), at, order_id) as earliest
            where inventory_items.shop = earliest.shop and inventory_items.code = earliest.code
              and inventory_items.kind = 'voucher'
              and (used_order_id is null or (used_at, used_order_id) > (earliest.at, earliest.order_id))`,
    values: [
      uses.map((use) => use.shop),
      uses.map((use) => use.code),
      uses.map((use) => use.orderId),
      uses.map((use) => new Date(use.at).toISOString()),
    ],
  });
}
