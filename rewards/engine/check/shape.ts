// The shape of a programme and its parts, with every size limited: what JSON must look like before it is compiled.
// Filters and challenges are only passed through here; they have walkers of their own.
import { z } from "zod";
import {
  MAXIMUM_ACTION_POINTS,
  MAXIMUM_BADGES,
  MAXIMUM_CHALLENGES,
  MAXIMUM_DELIVERABLES,
  MAXIMUM_LEVELS,
  MAXIMUM_POINTS,
  MAXIMUM_TEXT_LENGTH,
  MAXIMUM_TIME,
  MAXIMUM_TIMES,
} from "../limits.ts";
import { voucherShape } from "./voucher-shape.ts";

/** Lots of one deliverable: small enough that a draw over all of them stays exact (hand-out.ts). */
const MAXIMUM_WEIGHT = 10_000;

const text = z.string().max(MAXIMUM_TEXT_LENGTH);
const name = text.min(1);
const points = z.int().min(0).max(MAXIMUM_POINTS);
const instant = z.int().min(0).max(MAXIMUM_TIME);
const amount = z.union([z.number(), text], "Write a number such as 500 or 499.99.");
/** A page writes it into its markup. The devstore serves pictures without TLS, on its own machine. */
const pictureAddress = text.regex(
  /^(https:\/\/|http:\/\/(127\.0\.0\.1|localhost):\d+\/)[^\s"'<>\\]+$/,
  "This must be the address of a picture, starting with https://.",
);
const quantity = z.int().min(1).max(MAXIMUM_TIMES);

const deliverable = z.strictObject({
  id: name,
  kind: z.enum(["Prize", "Content", "Notification"]),
  label: name,
  description: text.optional(),
  imageName: text.optional(),
  voucher: voucherShape.optional(),
  weight: z.int().min(1).max(MAXIMUM_WEIGHT).optional(),
  quantity: quantity.optional(),
});
const deliverables = z.array(deliverable).max(MAXIMUM_DELIVERABLES);

const badgeLevel = z.strictObject({ name: text.optional(), target: amount, points, deliverables });

export const badgeShape = z.strictObject({
  id: name,
  name,
  description: text.optional(),
  imageName: text.optional(),
  imageUrl: pictureAddress.optional(),
  visible: z.boolean().optional(),
  paused: z.boolean().optional(),
  type: z.enum(["OneTimeOnly", "Repeatable", "Ranked"]),
  points,
  action: name,
  filter: z.unknown().optional(),
  challenges: z.array(z.unknown()).max(MAXIMUM_CHALLENGES),
  deliverables,
  prerequisites: z.array(name).max(MAXIMUM_LEVELS),
  startsAt: instant.optional(),
  endsAt: instant.optional(),
  coolDownMs: z.int().min(1).max(MAXIMUM_TIME).optional(),
  maximumPerPlayer: quantity.optional(),
  levels: z.array(badgeLevel).min(1).max(MAXIMUM_LEVELS).optional(),
  draw: z.strictObject({ nothingWeight: z.int().min(0).max(MAXIMUM_WEIGHT).optional() }).optional(),
  quantity: quantity.optional(),
});

const actionRule = z.strictObject({
  action: name,
  points: points.optional(),
  pointsPerUnit: z
    .strictObject({
      detail: name,
      points: amount,
      unit: amount.optional(),
      less: z.array(name).max(MAXIMUM_CHALLENGES).optional(),
      rounding: z.enum(["nearest", "down", "up"]).optional(),
    })
    .optional(),
  pointGapMs: z.int().min(1).max(MAXIMUM_TIME).optional(),
  maximumPerAction: z.int().min(1).max(MAXIMUM_ACTION_POINTS).optional(),
  maximumPerDay: z.int().min(1).max(MAXIMUM_ACTION_POINTS).optional(),
  deliverables: deliverables.optional(),
});

const kind = z.enum(["number", "money", "text", "list", "boolean", "date"]);
const declarations = z.record(name, z.strictObject({ kind, label: text.optional() }));

export const programmeShape = z.strictObject({
  version: z.int().min(0),
  /** ISO 4217 knows currencies with up to four digits after the point. */
  currencyExponent: z.int().min(0).max(4),
  timeZone: name,
  actions: z.array(actionRule).max(MAXIMUM_LEVELS),
  badges: z.array(z.unknown()).max(MAXIMUM_BADGES),
  levels: z
    .array(
      z.strictObject({
        level: z.int().min(1).max(MAXIMUM_LEVELS),
        name: text.optional(),
        target: z.int().min(1).max(MAXIMUM_ACTION_POINTS),
        deliverables: deliverables.optional(),
      }),
    )
    .max(MAXIMUM_LEVELS)
    .optional(),
  details: declarations.optional(),
  itemDetails: declarations.optional(),
});
