// The programme that a shop starts with: the four badges of the guide. The merchant changes them as he likes.
import type { BadgeDefinition } from "../engine/index.ts";

type NewBadge = Omit<BadgeDefinition, "id">;

const once = { challenges: [], deliverables: [], prerequisites: [] };

/** Source of names, points and conditions: docs/guide.md, "The journey". */
export const starterBadges: readonly NewBadge[] = [
  {
    ...once,
    name: "Electronics Enthusiast",
    imageName: "bolt",
    description: "Bought something electronic.",
    type: "OneTimeOnly",
    points: 15,
    action: "purchase",
    filter: { detail: "category", operator: "=", value: "electronics" },
  },
  {
    ...once,
    name: "VIP Customer",
    imageName: "crown",
    description: "Spent more than 500 on a premium order.",
    type: "OneTimeOnly",
    points: 100,
    action: "purchase",
    filter: {
      all: [
        { detail: "amount", operator: ">", value: "500" },
        { detail: "category", operator: "=", value: "premium" },
      ],
    },
    deliverables: [
      { id: "free-shipping", kind: "Prize", label: "Free shipping", voucher: { discount: "free_shipping" } },
    ],
  },
  {
    ...once,
    name: "Bulk Buyer",
    imageName: "bag",
    description: "Bought five items or more at once.",
    type: "Repeatable",
    points: 30,
    action: "bulk_purchase",
    filter: { detail: "items_count", operator: ">=", value: 5 },
  },
  {
    ...once,
    name: "Loyal Customer",
    imageName: "heart",
    description: "Bought ten times.",
    type: "OneTimeOnly",
    points: 0,
    action: "purchase",
    challenges: [{ kind: "several_times", times: 10 }],
  },
];
