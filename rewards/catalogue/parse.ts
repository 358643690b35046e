// A reward from a form or a call becomes one that can be kept, or a list of findings that name the field.
import { z } from "zod";
import { type Finding, type Parsed, parseVoucher, type Voucher } from "../engine/index.ts";
import { type RewardKind, rewardKinds } from "./kinds.ts";

export interface NewReward {
  kind: RewardKind;
  name: string;
  /** What a perk, content or a notification says; null of a voucher, whose terms say all. */
  description: string | null;
  /** Points; null: it cannot be redeemed, and is there for badges and levels. Always null of a notification. */
  price: number | null;
  /** Of a voucher, and of nothing else. */
  voucher: Voucher | null;
  /** For all players together; null: no limit. */
  quantity: number | null;
}

/** Also the name of the discount in the store. */
const longestName = 100;
/** As long as the engine lets a deliverable's be. */
const longestDescription = 1_000;
const descriptionSentence = `The description may have ${longestDescription} characters at most.`;
const highestPrice = 1_000_000;
const priceSentence = `The price must be a whole number of points from 1 to ${highestPrice}.`;

const highestQuantity = 1_000_000;
const quantitySentence = `The quantity must be a whole number from 1 to ${highestQuantity}. Leave it empty for no limit.`;

const isStorable = (text: string) => text.isWellFormed() && !text.includes("\0");

const shape = z.object(
  {
    kind: z
      .enum(rewardKinds, "Choose what kind of reward it is: voucher, perk, content or notification.")
      .default("voucher"),
    name: z
      .string("Give the reward a name.")
      .trim()
      .min(1, "Give the reward a name.")
      .max(longestName, `The name may have ${longestName} characters at most.`)
      .refine(isStorable, "The name holds a character that cannot be stored."),
    description: z
      .string("The description must be text.")
      .trim()
      .max(longestDescription, descriptionSentence)
      .refine(isStorable, "The description holds a character that cannot be stored.")
      .nullish(),
    price: z.int(priceSentence).min(1, priceSentence).max(highestPrice, priceSentence).nullish(),
    voucher: z.unknown().optional(),
    quantity: z.int(quantitySentence).min(1, quantitySentence).max(highestQuantity, quantitySentence).nullish(),
  },
  "A reward must be an object with kind, name and the fields of its kind.",
);

/** Fields of other kinds are passed over. */
export function parseReward(value: unknown, currencyExponent: number): Parsed<NewReward> {
  const parsed = shape.safeParse(value);
  const isVoucher = [undefined, "voucher"].includes(fieldOf(value, "kind") as string | undefined);
  const voucher = isVoucher ? parseVoucher(fieldOf(value, "voucher"), currencyExponent) : null;
  const findings: Finding[] = [
    ...(parsed.error?.issues ?? []).map((issue) => ({ path: issue.path.join("."), sentence: issue.message })),
    ...(voucher === null || voucher.ok ? [] : voucher.findings).map(({ path, sentence }) => ({
      path: path === "" ? "voucher" : `voucher.${path}`,
      sentence,
    })),
    ...(parsed.success ? missingOrTooMuch(parsed.data) : []),
  ];
  if (!parsed.success || findings.length > 0) return { ok: false, findings };
  const { kind, name, price = null, quantity = null } = parsed.data;
  const description = kind === "voucher" ? null : parsed.data.description || null;
  return { ok: true, value: { kind, name, description, price, voucher: voucher?.ok ? voucher.value : null, quantity } };
}

function missingOrTooMuch({ kind, description, price }: z.output<typeof shape>): Finding[] {
  if (kind === "content" && !description) {
    return [{ path: "description", sentence: "Write the text that customers are to see." }];
  }
  if (kind === "notification" && price != null) {
    const sentence = "A notification has no price: it is handed out by badges and levels only.";
    return [{ path: "price", sentence }];
  }
  return [];
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
