// A voucher of an inventory in Shopify's terms.
import type { VoucherItem } from "../../rewards/vouchers/item.ts";
import type { VoucherToCreate } from "../../shopify/operations/voucher-input.ts";

const dayMs = 24 * 60 * 60 * 1_000;
/** Shopify's limit is 255 characters, code included. */
const longestLabel = 200;

/** The same whenever it is asked: by it a discount is known to be ours. */
export const titleOf = ({ label, code }: VoucherItem): string =>
  `${label.slice(0, longestLabel).toWellFormed()} (${code})`.trim();

/** @param now the days that it can be used begin now, Unix milliseconds: an outage of the store takes none of them away. */
export function voucherToCreate(item: VoucherItem, now: number): VoucherToCreate {
  const { voucher, code } = item;
  return {
    code,
    title: titleOf(item),
    discount: discountOf(voucher),
    // Players of integrators may have any id; only digits can be a Shopify customer.
    customerId: /^\d+$/.test(item.playerId) ? item.playerId : null,
    startsAt: item.createdAt,
    // Whole seconds, which is what Shopify tells again.
    endsAt:
      voucher.validDays === undefined ? null : new Date(Math.floor(now / 1_000) * 1_000 + voucher.validDays * dayMs),
    minimumSubtotal: voucher.minimumSubtotal ?? null,
    combinesWith: voucher.combinesWith ?? {},
  };
}

function discountOf(voucher: VoucherItem["voucher"]): VoucherToCreate["discount"] {
  switch (voucher.discount) {
    case "free_shipping":
      return { kind: "free_shipping" };
    case "percentage":
      return { kind: "percentage", percent: voucher.percent };
    case "fixed":
      return { kind: "fixed", amount: voucher.amount };
  }
}
