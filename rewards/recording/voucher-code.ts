// A discount code that nobody guesses and nobody misreads. It is drawn once, when the voucher is earned, and written with
// it: however often Shopify has to be asked, the code is the same.
import { randomInt } from "node:crypto";

/** No 0/O, 1/I/L: they are told apart badly on a screen and worse on paper. */
const letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
/** 31^12 codes: guessing one of a million live codes at 1,000 tries a second takes some 25,000 years. */
const length = 12;

export function newVoucherCode(): string {
  const text = Array.from({ length }, () => letters[randomInt(letters.length)]).join("");
  return `${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}`;
}
