// A reward from a form or a call becomes one that can be kept, or a list of findings that name the field.
import { z } from "zod";
import { type Finding, type Parsed, parseVoucher, type Voucher } from "../engine/index.ts";

export interface NewReward {
  name: string;
  /** Points. */
  price: number;
  voucher: Voucher;
}

/** Also the name of the discount in the store. */
const longestName = 100;
const highestPrice = 1_000_000;
const priceSentence = `The price must be a whole number of points from 1 to ${highestPrice}.`;

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
  return { ok: true, value: { name: parsed.data.name, price: parsed.data.price, voucher: voucher.value } };
}

const voucherOf = (value: unknown): unknown =>
  typeof value === "object" && value !== null && "voucher" in value ? value.voucher : undefined;
