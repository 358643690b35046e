// A search that lives in the address and asks when the merchant pauses. A new search begins on the first page.
import { Form, useSubmit } from "@remix-run/react";
import { Box, TextField } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";

const typingPauseMs = 300;

export function Search({ label, value }: { label: string; value: string }) {
  const submit = useSubmit();
  const form = useRef<HTMLFormElement>(null);
  const [search, setSearch] = useState(value);
  const shown = useRef(value);
  useEffect(() => {
    // Somebody has left for another list of this page, by a link or by going back: the field goes with it.
    if (value === shown.current) return;
    shown.current = value;
    setSearch(value);
  }, [value]);
  useEffect(() => {
    if (search.trim() === shown.current) return;
    const timer = setTimeout(() => {
      shown.current = search.trim();
      submit(form.current, { replace: true });
    }, typingPauseMs);
    return () => clearTimeout(timer);
  }, [search, submit]);
  return (
    <Form ref={form} method="get">
      <Box padding="300" borderBlockEndWidth="025" borderColor="border">
        <TextField
          label={label}
          labelHidden
          placeholder={label}
          name="search"
          value={search}
          onChange={setSearch}
          autoComplete="off"
          maxLength={200}
          clearButton
          onClearButtonClick={() => setSearch("")}
        />
      </Box>
    </Form>
  );
}
