// The rule engine's door: everything that other rooms may use.
// Pure: no I/O, no clock, no chance but what is passed in.
export { checkProgramme, type ProgrammeCheck } from "./check/check.ts";
export { type Parsed, parseAction, parseBadge, parseProgramme, parseVoucher } from "./check/parse.ts";
export type { ShopKnowledge } from "./check/warnings.ts";
export { combineBadgeStates } from "./combine.ts";
export { type CompiledProgramme, compile, detailKinds } from "./compile.ts";
export { type RawDetail, type ReadDetails, readDetails, type UnreadableDetail } from "./details/read.ts";
export { evaluate } from "./evaluate.ts";
export type { Check } from "./explain/checks.ts";
export { type Explanation, explain } from "./explain/explain.ts";
export { climbBy, type Gift, type GiftOutcome, give, takeBack } from "./give.ts";
export { type BadgeProgress, progressOf } from "./progress.ts";
export { type ProgressUnit, progressUnit } from "./progress-unit.ts";
export type * from "./types.ts";
export { vocabulary } from "./vocabulary.ts";
export { isRecounted, type SeenAction, type Withdrawal, withdraw } from "./withdraw.ts";
