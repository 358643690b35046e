// What the server says of a badge while the merchant works on it.
import { useFetcher } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { Finding } from "../../../rewards/engine/index.ts";
import type { BadgeAnswer } from "../../admin/badge-form.ts";
import { contentOf, type Draft } from "./draft.ts";

const checkPauseMs = 500;

/** What is allowed but probably not meant, asked of the server when the merchant pauses. */
export function useWarnings(draft: Draft): readonly Finding[] {
  const checker = useFetcher<BadgeAnswer>();
  const submit = useRef(checker.submit);
  submit.current = checker.submit;
  const content = JSON.stringify(contentOf(draft));
  useEffect(() => {
    const timer = setTimeout(
      () =>
        submit.current({ intent: "check", content: JSON.parse(content) } as never, {
          method: "post",
          encType: "application/json",
        }),
      checkPauseMs,
    );
    return () => clearTimeout(timer);
  }, [content]);
  return checker.data?.kind === "checked" ? checker.data.warnings : [];
}
