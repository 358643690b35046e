// Search and filters of the list; they live in the address, so that a list can be kept, shared and gone back to.
import { Form, useSubmit } from "@remix-run/react";
import { Box, Button, EmptyState, InlineGrid, InlineStack, Pagination, Select, TextField } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import type { BadgeQuery } from "../../../rewards/programme/list.ts";
import { badgeStates } from "../../../rewards/programme/states.ts";
import { useSpeech } from "../../i18n/speech.tsx";

const types = ["OneTimeOnly", "Repeatable", "Ranked"] as const;
const typingPauseMs = 300;

export function BadgeFilters({ query }: { query: Omit<BadgeQuery, "now"> }) {
  const { text } = useSpeech();
  const submit = useSubmit();
  const form = useRef<HTMLFormElement>(null);
  const [search, setSearch] = useState(query.search);
  const [chosen, setChosen] = useState({ state: query.state ?? "", type: query.type ?? "" });
  const asked = wordsOf(query.search, query.state, query.type);
  const shown = useRef(asked);
  useEffect(() => {
    // Somebody has left for another list of this page, by a link or by going back: the fields go with it.
    if (asked === shown.current) return;
    shown.current = asked;
    setSearch(query.search);
    setChosen({ state: query.state ?? "", type: query.type ?? "" });
  }, [asked, query]);
  useEffect(() => {
    const wanted = wordsOf(search, chosen.state, chosen.type);
    if (wanted === shown.current) return;
    const timer = setTimeout(() => {
      shown.current = wanted;
      submit(form.current, { replace: true });
    }, typingPauseMs);
    return () => clearTimeout(timer);
  }, [search, chosen, submit]);
  return (
    <Form ref={form} method="get">
      <Box padding="300" borderBlockEndWidth="025" borderColor="border">
        <InlineGrid columns={{ xs: 1, sm: "2fr 1fr 1fr" }} gap="200">
          <TextField
            label={text("badges.search")}
            labelHidden
            placeholder={text("badges.search")}
            name="search"
            value={search}
            onChange={setSearch}
            autoComplete="off"
            clearButton
            onClearButtonClick={() => setSearch("")}
          />
          <Select
            label={text("badges.state")}
            labelHidden
            name="state"
            value={chosen.state}
            onChange={(state) => setChosen({ ...chosen, state: state as typeof chosen.state })}
            options={[
              { label: text("badges.state.all"), value: "" },
              ...badgeStates.map((value) => ({ label: text(`badges.state.${value}`), value })),
            ]}
          />
          <Select
            label={text("badges.type")}
            labelHidden
            name="type"
            value={chosen.type}
            onChange={(type) => setChosen({ ...chosen, type: type as typeof chosen.type })}
            options={[
              { label: text("badges.type.all"), value: "" },
              ...types.map((value) => ({ label: text(`badges.type.${value}`), value })),
            ]}
          />
        </InlineGrid>
      </Box>
    </Form>
  );
}

const wordsOf = (search: string, state: string | null, type: string | null) =>
  [search.trim(), state ?? "", type ?? ""].join(" ");

export function NoBadges({ isEmptyShop }: { isEmptyShop: boolean }) {
  const { text } = useSpeech();
  return (
    <Box padding="800">
      <EmptyState heading={text(isEmptyShop ? "badges.none" : "badges.noneFound")} image="">
        <p>{text(isEmptyShop ? "badges.none.text" : "badges.noneFound.text")}</p>
        <InlineStack align="center">
          <Box paddingBlockStart="400">
            <Button url={isEmptyShop ? "/app/badges/new" : "/app/badges"} variant="primary">
              {text(isEmptyShop ? "badges.create" : "badges.showAll")}
            </Button>
          </Box>
        </InlineStack>
      </EmptyState>
    </Box>
  );
}

export function Pages({ page, total, perPage }: { page: number; total: number; perPage: number }) {
  const { text } = useSpeech();
  const submit = useSubmit();
  if (total <= perPage) return null;
  const go = (wanted: number) => {
    const parameters = new URLSearchParams(location.search);
    parameters.set("page", String(wanted));
    submit(parameters);
  };
  return (
    <Pagination
      type="table"
      label={text("badges.page", { first: page * perPage + 1, last: Math.min(total, (page + 1) * perPage), total })}
      accessibilityLabel={text("badges.pages")}
      hasPrevious={page > 0}
      onPrevious={() => go(page - 1)}
      hasNext={(page + 1) * perPage < total}
      onNext={() => go(page + 1)}
    />
  );
}
