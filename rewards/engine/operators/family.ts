// What one kind of detail can be asked: a family of operators, declared as data. The admin's form, the API's validation,
// the compiler and docs/rules.md all read the same declaration.

import { type Refusal, refuse } from "../refusal.ts";
import type { DetailKind, DetailValue } from "../types.ts";
import type { Zone } from "../zone.ts";
import type { Words } from "./words.ts";

/** A detail as comparisons see it: numbers for number, money and date; lower-cased text; lists of lower-cased text. */
export type Fact = number | string | boolean | readonly string[];

/** What reading a value depends on besides the value. */
export interface ReadingContext {
  currencyExponent: number;
  zone: Zone;
}

/** How many values a merchant writes: one, a list, or a lower and an upper bound. */
export type OperandCount = "one" | "several" | "two";

/** Which facts can match at all; the index by which a programme finds the few badges that an action concerns. */
export type Selection =
  | { by: "values"; values: readonly Fact[] }
  | { by: "at_least"; bound: number }
  | { by: "at_most"; bound: number };

export interface Operator<Actual extends Fact, Operand> {
  code: string;
  label: string;
  operands: OperandCount;
  /** The question, made once per badge. It must answer without allocating. */
  test(operands: readonly Operand[]): (actual: Actual) => boolean;
  selects?(operands: readonly Operand[]): Selection;
}

interface FamilyDeclaration<Actual extends Fact, Operand> {
  kind: DetailKind;
  label: string;
  help: string;
  operators: readonly Operator<Actual, Operand>[];
  /**
   * The fact that a detail of an action holds, or nothing if the detail is not of this kind. A list may leave out entries
   * that are not among `words`.
   */
  read(value: DetailValue, words: Words | undefined): Actual | undefined;
  /** The words that a test compares with, where that is all it looks at. */
  wordsOf?(operands: readonly Operand[]): readonly string[];
  /** What a merchant wrote, as the operator compares it; nothing if it cannot be read. */
  readOperand(value: string | number | boolean, context: ReadingContext): Operand | undefined;
  /** What to write instead, for a refusal: "write ...". */
  operandHelp: string;
  /** Must the lower bound not be above the upper one? */
  inOrder?(lower: Operand, upper: Operand): boolean;
  /** The fact as a merchant reads it. */
  print(fact: Fact, context: ReadingContext): unknown;
  /** The detail's text as integrators send it, as a value of this kind. */
  readText(text: string, context: ReadingContext): DetailValue | undefined;
}

export interface CompiledTest {
  test: (fact: Fact) => boolean;
  selection: Selection | undefined;
  words: readonly string[];
}

export interface OperatorDescription {
  code: string;
  label: string;
  operands: OperandCount;
}

export interface Family {
  kind: DetailKind;
  label: string;
  help: string;
  operandHelp: string;
  operators: readonly OperatorDescription[];
  read(value: DetailValue, words: Words | undefined): Fact | undefined;
  readText(text: string, context: ReadingContext): DetailValue | undefined;
  compile(operator: string, value: unknown, context: ReadingContext): CompiledTest | Refusal;
  print(fact: Fact, context: ReadingContext): unknown;
}

export function family<Actual extends Fact, Operand>(declaration: FamilyDeclaration<Actual, Operand>): Family {
  const byCode = new Map(declaration.operators.map((operator) => [operator.code, operator]));
  return {
    ...declaration,
    compile(code, value, context) {
      const operator = byCode.get(code);
      if (operator === undefined) return refuseOperator(declaration, code);
      const operands = readOperands(declaration, operator.operands, value, context);
      if (!Array.isArray(operands)) return operands;
      // Sound because an action's detail only reaches this test through `read` of the same family.
      const test = operator.test(operands) as (fact: Fact) => boolean;
      return { test, selection: operator.selects?.(operands), words: declaration.wordsOf?.(operands) ?? [] };
    },
  };
}

function refuseOperator(declaration: { label: string; operators: readonly { code: string }[] }, code: string): Refusal {
  const known = declaration.operators.map((operator) => operator.code).join(", ");
  return refuse("operator", `The operator "${code}" does not fit a ${declaration.label} detail: use one of ${known}.`);
}

function readOperands<Actual extends Fact, Operand>(
  declaration: FamilyDeclaration<Actual, Operand>,
  count: OperandCount,
  value: unknown,
  context: ReadingContext,
): Operand[] | Refusal {
  const written = Array.isArray(value) ? value : [value];
  if (count === "one" && Array.isArray(value))
    return refuse("value", "This operator compares with one value, not a list.");
  if (count === "two" && written.length !== 2) return refuse("value", "Write two values: the lowest and the highest.");
  if (written.length === 0) return refuse("value", "Name at least one value.");
  const operands: Operand[] = [];
  for (const one of written) {
    const operand = isScalar(one) ? declaration.readOperand(one, context) : undefined;
    if (operand === undefined)
      return refuse("value", `A ${declaration.label} value is needed: ${declaration.operandHelp}.`);
    operands.push(operand);
  }
  const [lower, upper] = operands;
  if (count === "two" && lower !== undefined && upper !== undefined && declaration.inOrder?.(lower, upper) === false)
    return refuse("value", "The lowest value must not be above the highest.");
  return operands;
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

/**
 * An operator that compares with one value. Each family writes its own `ask`, even where two say the same: a comparison that
 * only ever sees numbers is faster than one that numbers and texts share.
 */
export const comparison = <Actual extends Fact, Operand>(
  code: string,
  label: string,
  ask: (operand: Operand) => (actual: Actual) => boolean,
  selects?: (operand: Operand) => Selection,
): Operator<Actual, Operand> => ({
  code,
  label,
  operands: "one",
  // `readOperands` has counted them.
  test: (operands) => ask(at(operands, 0)),
  ...(selects ? { selects: (operands: readonly Operand[]) => selects(at(operands, 0)) } : {}),
});

export const onlyValue = (value: Fact): Selection => ({ by: "values", values: [value] });
export const atLeast = (bound: number): Selection => ({ by: "at_least", bound });
export const atMost = (bound: number): Selection => ({ by: "at_most", bound });

export function at<Operand>(operands: readonly Operand[], position: number): Operand {
  const operand = operands[position];
  if (operand === undefined) throw new Error(`An operator was compiled without operand ${position}`);
  return operand;
}
