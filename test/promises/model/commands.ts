// What can happen to a shop's points, said to the model and to Encore alike.
import fc from "fast-check";

export const players = ["71", "72", "73", "74"] as const;

/** Badges that no order of these runs earns; the second can be had again and again. */
export const badges = [
  { name: "VIP Customer", points: 100, isOnce: true },
  { name: "Bulk Buyer", points: 30, isOnce: false },
] as const;
export type GivenBadge = (typeof badges)[number];

/** Which of the things that are there: taken modulo their number. */
const one = fc.nat(1_000);
const player = fc.constantFrom(...players);
const badge = fc.constantFrom(...badges);

export type Command =
  | { do: "earn"; player: string; amount: number }
  | { do: "refund"; order: number; amount: number }
  | { do: "cancel"; order: number }
  | { do: "redeem"; player: string; reward: number }
  | { do: "refuse_voucher"; redemption: number }
  | { do: "expire"; share: number }
  | { do: "adjust"; player: string; points: number }
  | { do: "give"; player: string; badge: GivenBadge }
  | { do: "take"; player: string; badge: GivenBadge; points: boolean }
  | { do: "merge"; deleted: string; kept: string };

export const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant("earn" as const), player, amount: fc.integer({ min: 1, max: 60_000 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("refund" as const),
      order: one,
      amount: fc.integer({ min: 1, max: 40_000 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("cancel" as const), order: one }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("redeem" as const), player, reward: one }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("refuse_voucher" as const), redemption: one }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("expire" as const), share: fc.integer({ min: 0, max: 100 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("adjust" as const), player, points: fc.integer({ min: -400, max: 400 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("give" as const), player, badge }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("take" as const), player, badge, points: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("merge" as const), deleted: player, kept: player }) },
);
