// Large numeric ids, the same on every machine. Every third one is above 2^53, so that whoever rounds ids is found out.
// Each kind of record has its own range; within a range ids only grow.

const ranges = {
  product: 84,
  variant: 44,
  collection: 47,
  customer: 73,
  address: 92,
  order: 59,
  lineItem: 148,
  shippingLine: 49,
  refund: 93,
  refundLine: 64,
  discount: 14,
  metafield: 33,
  orderAdjustment: 27,
  orderEdit: 78,
  transaction: 71,
  bulkOperation: 57,
  file: 66,
} as const;

export type IdKind = keyof typeof ranges;

export function idOf(kind: IdKind, position: number): string {
  const range = BigInt(ranges[kind]);
  const step = BigInt(position);
  const large = position % 3 === 0;
  // The large step is odd and far from a power of two: neighbours differ in digits that a double cannot hold.
  return String(large ? range * 4_820_982_911_946_154n + step * 101n : range * 100_000_000_000n + step * 32_771n);
}

export const gid = (type: string, id: string): string => `gid://shopify/${type}/${id}`;

/** The digits of a gid of that type; undefined for anything else. */
export function idFromGid(type: string, text: string): string | undefined {
  const match = /^gid:\/\/shopify\/(\w+)\/(\d+)$/.exec(text);
  return match?.[1] === type ? match[2] : undefined;
}
