// A field that makes something new of what is written into it, and is empty again once that is made.
import { useFetcher } from "@remix-run/react";
import { Button, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import type { IntegrationAnswer, IntegrationRequest } from "../../admin/integrations.ts";
import { useUnreachableToast } from "../keep-page.ts";

interface Maker {
  answer: IntegrationAnswer | undefined;
  isBusy: boolean;
  typed: string;
  write(typed: string): void;
  make(): void;
}

/** @param requestOf what is asked of the server for what was written. */
export function useMaker(requestOf: (typed: string) => IntegrationRequest): Maker {
  const fetcher = useFetcher<IntegrationAnswer>();
  const [typed, write] = useState("");
  const answer = fetcher.data;
  useUnreachableToast(answer);
  useEffect(() => {
    if (answer?.kind === "key" || answer?.kind === "endpoint") write("");
  }, [answer]);
  const make = () => fetcher.submit(requestOf(typed), { method: "post", encType: "application/json" });
  return { answer, isBusy: fetcher.state !== "idle", typed, write, make };
}

interface Props {
  maker: Maker;
  label: string;
  helpText: string;
  action: string;
  error: string | null;
  maxLength?: number;
}

export function MakerField({ maker, action, error, ...field }: Props) {
  return (
    <TextField
      {...field}
      value={maker.typed}
      onChange={maker.write}
      autoComplete="off"
      {...(error !== null && { error })}
      connectedRight={
        <Button onClick={maker.make} loading={maker.isBusy}>
          {action}
        </Button>
      }
    />
  );
}
