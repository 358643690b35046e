// A template's amounts and points in a shop's currency: 500 dollars are 50,000 yen, and as a yen earns a point, 50 points become
// 5,000. Round numbers stay round. Pure.
import type { Challenge, FilterNode } from "../engine/index.ts";
import type { TemplateContent } from "./templates.ts";

/**
 * How much of a currency buys what a dollar or a euro buys, to the nearest power of ten: 5 yen off would be no reward, and
 * free shipping for an order of 150 yen would ruin the shop. Currencies that are not listed are taken as 1.
 */
const unitsByPower: readonly [units: number, currencies: string][] = [
  [10, "BOB BWP CNY CZK DKK EGP GTQ HKD HNL MAD MDL MOP MXN NAD NIO NOK SEK THB TRY TWD UAH UYU ZAR"],
  [100, "AFN ALL BDT CRC DOP DZD ETB HTG HUF INR ISK JMD JPY KES KGS MKD NPR PHP PKR RSD RUB XAF XOF YER"],
  [1_000, "AMD ARS CLP COP IQD KHR KRW KZT LBP MMK MNT MWK NGN RWF TZS UGX"],
  [10_000, "GNF IDR LAK PYG UZS VND"],
];

export const unitsOf = (currency: string): number =>
  unitsByPower.find(([, currencies]) => currencies.split(" ").includes(currency))?.[0] ?? 1;

/** As many as the engine lets one award give. */
const mostPoints = 1_000_000;

export function inCurrency(content: TemplateContent, currency: string): TemplateContent {
  const units = unitsOf(currency);
  if (units === 1) return content;
  const points = (dollars: number) => Math.min(dollars * units, mostPoints);
  const isOfMoney = content.challenges.some(addsUpMoney);
  return {
    ...content,
    points: points(content.points),
    challenges: content.challenges.map((one) =>
      addsUpMoney(one) ? { ...one, target: Number(one.target) * units } : one,
    ),
    ...(content.filter && { filter: filterIn(content.filter, units) }),
    ...(content.levels && {
      levels: content.levels.map((level) => ({
        ...level,
        points: points(level.points),
        target: isOfMoney ? Number(level.target) * units : level.target,
      })),
    }),
  };
}

type Sum = Extract<Challenge, { kind: "sum" }>;

const addsUpMoney = (challenge: Challenge): challenge is Sum =>
  challenge.kind === "sum" && challenge.detail === "amount";

function filterIn(node: FilterNode, units: number): FilterNode {
  if ("all" in node) return { all: node.all.map((one) => filterIn(one, units)) };
  if ("any" in node) return { any: node.any.map((one) => filterIn(one, units)) };
  if ("none" in node) return { none: node.none.map((one) => filterIn(one, units)) };
  return "detail" in node && node.detail === "amount" ? { ...node, value: String(Number(node.value) * units) } : node;
}
