// What every field of a form shares: the draft and the objections to it; and what the designer's fields know besides, the
// engine's vocabulary and what the shop has.
import { createContext, type ReactNode, useContext } from "react";
import type { Finding, vocabulary } from "../../../rewards/engine/index.ts";
import type { Draft, Json } from "./draft.ts";

export type Vocabulary = typeof vocabulary;

export interface FormContext {
  draft: Draft;
  change(path: string, value: Json): void;
  /** Errors to show beside their fields. */
  errors: readonly Finding[];
}

export interface DesignerContext extends FormContext {
  vocabulary: Vocabulary;
  /** Other badges of the shop that can be prerequisites. */
  badges: readonly { id: string; name: string }[];
  /** Names of actions that the shop's rules know. */
  actions: readonly string[];
}

const context = createContext<DesignerContext | null>(null);
const formContext = createContext<FormContext | null>(null);

/** For a form whose fields need nothing of the designer. */
export const FormProvider = formContext.Provider;

export function useForm(): FormContext {
  const form = useContext(formContext);
  if (form === null) throw new Error("This field needs a form around it.");
  return form;
}

export const DesignerProvider = ({ value, children }: { value: DesignerContext; children: ReactNode }) => (
  <formContext.Provider value={value}>
    <context.Provider value={value}>{children}</context.Provider>
  </formContext.Provider>
);

export function useDesigner(): DesignerContext {
  const designer = useContext(context);
  if (designer === null) throw new Error("This field needs the designer around it.");
  return designer;
}
