// What every field of the designer shares: the draft, the engine's vocabulary and objections, and what the shop has.
import { createContext, useContext } from "react";
import type { Finding, vocabulary } from "../../../rewards/engine/index.ts";
import type { Draft, Json } from "./draft.ts";

export type Vocabulary = typeof vocabulary;

export interface DesignerContext {
  draft: Draft;
  change(path: string, value: Json): void;
  /** Errors to show beside their fields. */
  errors: readonly Finding[];
  vocabulary: Vocabulary;
  /** Other badges of the shop that can be prerequisites. */
  badges: readonly { id: string; name: string }[];
  /** Names of actions that the shop's rules know. */
  actions: readonly string[];
}

const context = createContext<DesignerContext | null>(null);
export const DesignerProvider = context.Provider;

export function useDesigner(): DesignerContext {
  const designer = useContext(context);
  if (designer === null) throw new Error("This field needs the designer around it.");
  return designer;
}
