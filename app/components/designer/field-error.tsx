// An objection that belongs to a whole part of the form and not to a single field.
import { InlineError } from "@shopify/polaris";
import { useForm } from "./context.tsx";
import { useSentence } from "./use-sentence.ts";

export function FieldError({ path }: { path: string }) {
  const { errors } = useForm();
  const sentence = useSentence();
  const error = errors.find((finding) => finding.path === path);
  return error ? <InlineError message={sentence(error.sentence)} fieldID={path} /> : null;
}
