// A reward from a form or a call becomes one that can be kept, or a list of findings that name the field.
import { z } from "zod";
import { type Finding, type Parsed, parseVoucher, type Voucher } from "../engine/index.ts";

export interface NewReward {
  name: string;
  /** Points. */
  price: number;
  voucher: Voucher;
  /** For all players together; none or null: no limit. */
  quantity?: number | null;
}

/** Also the name of the discount in the store. */
const longestName = 100;
const highestPrice = 1_000_000;
const priceSentence = `The price must be a whole number of points from 1 to ${highestPrice}.`;

const highestQuantity = 1_000_000;
const quantitySentence = `The quantity must be a whole number from 1 to ${highestQuantity}. Leave it empty for no limit.`;

const shape = z.object(
  {
    name: z
      .string("Give the reward a name.")
      .trim()
      .min(1, "Give the reward a name.")
      .max(longestName, `The name may have ${longestName} characters at most.`)
      .refine(
        (text) => text.isWellFormed() && !text.includes("\0"),
        "The name holds a character that cannot be stored.",
      ),
    price: z.int(priceSentence).min(1, priceSentence).max(highestPrice, priceSentence),
    voucher: z.unknown(),
    quantity: z.int(quantitySentence).min(1, quantitySentence).max(highestQuantity, quantitySentence).nullish(),
  },
  "A reward must be an object with name, price and voucher.",
);

export function parseReward(value: unknown, currencyExponent: number): Parsed<NewReward> {
  const parsed = shape.safeParse(value);
  const voucher = parseVoucher(voucherOf(value), currencyExponent);
  const findings: Finding[] = [
    ...(parsed.error?.issues ?? []).map((issue) => ({ path: issue.path.join("."), sentence: issue.message })),
    ...(voucher.ok ? [] : voucher.findings).map(({ path, sentence }) => ({
      path: path === "" ? "voucher" : `voucher.${path}`,
      sentence,
    })),
  ];
  if (!parsed.success || !voucher.ok) return { ok: false, findings };
  const { name, price, quantity = null } = parsed.data;
  return { ok: true, value: { name, price, voucher: voucher.value, quantity } };
}

const voucherOf = (value: unknown): unknown =>
  typeof value === "object" && value !== null && "voucher" in value ? value.voucher : undefined;
