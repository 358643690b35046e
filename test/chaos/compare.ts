// Holds Encore to the store and the model: every difference is a sentence, and no difference is let pass.
import type { AwardRecord, EncoreRecord, VoucherRecord } from "./encore-record.ts";
import { type BadgeName, type ExpectedPlayer, expectedPlayers, pointsLeftOfBadge, timesEarned } from "./model.ts";
import type { OrderRecord, StoreRecord } from "./store-record.ts";

const badges: readonly BadgeName[] = ["Electronics Enthusiast", "VIP Customer", "Bulk Buyer", "Loyal Customer"];

export function differencesBetween(store: StoreRecord, encore: EncoreRecord): string[] {
  const expected = expectedPlayers(store.orders);
  const orders = new Map(store.orders.map((order) => [order.id, order]));
  const awards = Map.groupBy(encore.awards, (award) => award.playerId);
  const strangers = [...encore.balances.keys()].filter((playerId) => !expected.has(playerId));
  return [
    ...store.orders.flatMap((order) => purchaseDifferences(order, encore)),
    ...[...expected.values()].flatMap((player) => [
      ...badgeDifferences(player, awards.get(player.playerId) ?? []),
      ...pointDifferences(player, awards.get(player.playerId) ?? [], { orders, encore }),
    ]),
    ...strangers.map((playerId) => `Player ${playerId} has no order that the store knows of.`),
    ...voucherDifferences(store, encore, orders),
    ...encore.setAside.map((what) => `Set aside: ${what}`),
  ];
}

function purchaseDifferences({ id, customerId }: OrderRecord, { purchases }: EncoreRecord): string[] {
  const wanted = customerId === null ? 0 : 1;
  const count = purchases.get(id) ?? 0;
  return count === wanted ? [] : [`Order ${id} is ${count} purchases instead of ${wanted}.`];
}

function badgeDifferences(player: ExpectedPlayer, awards: readonly AwardRecord[]): string[] {
  const { playerId, qualifying } = player;
  return badges.flatMap((badge) => {
    const own = awards.filter((award) => award.badge === badge);
    const { least, most } = timesEarned(badge, player);
    const orderIds = own.map((award) => award.orderId ?? "none");
    const wrong = orderIds.filter((id) => !qualifying[badge].has(id));
    const said = `Player ${playerId}, ${badge}:`;
    return [
      ...(own.length < least || own.length > most
        ? [`${said} earned ${own.length} times, should be ${least === most ? least : `${least} to ${most}`}.`]
        : []),
      ...(new Set(orderIds).size < orderIds.length ? [`${said} one order has earned it twice.`] : []),
      ...wrong.map((id) => `${said} order ${id} has earned it and must not have.`),
      ...own.filter((award) => award.isRevoked).map((award) => `${said} taken back for order ${award.orderId}.`),
    ];
  });
}

function pointDifferences(
  { playerId, orderPoints }: ExpectedPlayer,
  awards: readonly AwardRecord[],
  { orders, encore }: { orders: ReadonlyMap<string, OrderRecord>; encore: EncoreRecord },
): string[] {
  const ofBadges = awards.reduce((sum, { badge, orderId }) => {
    const order = orders.get(orderId ?? "");
    return sum + (order ? pointsLeftOfBadge(badge, order) : 0);
  }, 0);
  const wanted = orderPoints + ofBadges;
  const balance = encore.balances.get(playerId);
  return balance === wanted ? [] : [`Player ${playerId} has ${balance ?? "no"} points instead of ${wanted}.`];
}

/** A VIP award is one voucher, and its code is in the store once, or is not there any more. */
function voucherDifferences(
  { discounts, orders: placed }: StoreRecord,
  { awards, vouchers }: EncoreRecord,
  orders: ReadonlyMap<string, OrderRecord>,
): string[] {
  const inStore = Map.groupBy(discounts, (discount) => discount.code);
  const known = new Set(vouchers.map((voucher) => voucher.code));
  const usedBy = new Map(placed.flatMap(({ id, discountCode }) => (discountCode ? [[discountCode, id] as const] : [])));
  const byOrder = Map.groupBy(vouchers, (voucher) => `${voucher.playerId} ${voucher.orderId}`);
  return [
    ...awards
      .filter((award) => award.badge === "VIP Customer")
      .map((award) => [award, byOrder.get(`${award.playerId} ${award.orderId}`)?.length ?? 0] as const)
      .filter(([, count]) => count !== 1)
      .map(([award, count]) => `The VIP award of player ${award.playerId} has ${count} vouchers.`),
    ...[...inStore.keys()].filter((code) => !known.has(code)).map((code) => `The store has ${code}, Encore does not.`),
    ...vouchers.flatMap((voucher) =>
      oneVoucher(voucher, {
        isOrderGone: orders.get(voucher.orderId ?? "")?.isGone ?? false,
        codes: inStore.get(voucher.code) ?? [],
        usedBy: usedBy.get(voucher.code) ?? null,
      }),
    ),
  ];
}

interface VoucherInStore {
  isOrderGone: boolean;
  codes: StoreRecord["discounts"];
  usedBy: string | null;
}

function oneVoucher(voucher: VoucherRecord, { isOrderGone, codes, usedBy }: VoucherInStore): string[] {
  const { code, state, playerId, usedOrderId } = voucher;
  const wantedState = usedBy !== null ? "used" : isOrderGone ? "revoked" : "ready";
  const wantedCodes = wantedState === "revoked" ? 0 : 1;
  const owners = codes.flatMap((one) => one.customerIds);
  return [
    ...(state === wantedState ? [] : [`Voucher ${code} is ${state} instead of ${wantedState}.`]),
    ...(usedOrderId === usedBy ? [] : [`Voucher ${code} was used by ${usedBy}, not by ${usedOrderId}.`]),
    ...(codes.length === wantedCodes ? [] : [`Voucher ${code} (${state}) is in the store ${codes.length} times.`]),
    ...(owners.every((owner) => owner === playerId) ? [] : [`Voucher ${code} belongs to ${owners}, not ${playerId}.`]),
  ];
}
