// What a reward gives, in a few words: a voucher's terms, or the beginning of what a perk, content or a notification says.
import type { SerializeFrom } from "@remix-run/node";
import type { NewReward } from "../../../rewards/catalogue/parse.ts";
import { useSpeech } from "../../i18n/speech.tsx";

type Terms = Pick<SerializeFrom<NewReward>, "voucher" | "description">;

const longest = 60;

export function useTerms(): (reward: Terms) => string {
  const { text, moneyText, number } = useSpeech();
  const discountOf = (voucher: NonNullable<Terms["voucher"]>): string => {
    const discount = text(`reward.discount.${voucher.discount}`);
    switch (voucher.discount) {
      case "free_shipping":
        return discount;
      case "percentage":
        return `${discount}: ${number(voucher.percent)} ${text("reward.percentSign")}`;
      case "fixed":
        return `${discount}: ${moneyText(voucher.amount)}`;
    }
  };
  return ({ voucher, description }) => {
    if (voucher === null) return shortened(description ?? "");
    const { validDays } = voucher;
    return validDays === undefined
      ? discountOf(voucher)
      : `${discountOf(voucher)} · ${text("rewards.validDays", { days: validDays })}`;
  };
}

const shortened = (words: string): string => {
  const characters = [...words];
  return characters.length <= longest
    ? words
    : `${characters
        .slice(0, longest - 1)
        .join("")
        .trimEnd()}…`;
};
