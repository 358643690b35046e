// Which days the figures are of: a few usual spans up to today, or any first and last day. They stand in the address, so that
// a page can be kept, sent and gone back to.
import { useNavigate, useNavigation, useSearchParams } from "@remix-run/react";
import {
  BlockStack,
  Box,
  Button,
  ButtonGroup,
  FormLayout,
  InlineStack,
  Popover,
  Text,
  TextField,
} from "@shopify/polaris";
import { CalendarIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { customPeriod, type Period, type PeriodPreset, periodPresets } from "../../../rewards/figures/period.ts";
import { useSpeech } from "../../i18n/speech.tsx";

interface Props {
  period: Period;
  /** Null for days of the merchant's own choice. */
  preset: PeriodPreset | null;
  today: string;
}

export function PeriodPicker({ period, preset, today }: Props) {
  const { text, date } = useSpeech();
  const { state } = useNavigation();
  const goTo = useGoTo();
  return (
    <Box paddingInline={{ xs: "400", sm: "0" }}>
      <InlineStack align="space-between" blockAlign="center" gap="300">
        <BlockStack gap="050">
          <Text as="h2" variant="headingMd">
            {text("home.figures")}
          </Text>
          <Text as="p" tone="subdued">
            {text("home.period", { from: date(period.from), to: date(period.to) })}
          </Text>
        </BlockStack>
        <InlineStack gap="200">
          <ButtonGroup variant="segmented">
            {periodPresets.map((days) => (
              <Button
                key={days}
                pressed={days === preset}
                disabled={state === "loading"}
                onClick={() => goTo({ days })}
              >
                {text(`home.period.${days}`)}
              </Button>
            ))}
          </ButtonGroup>
          <OwnDays period={period} isChosen={preset === null} today={today} />
        </InlineStack>
      </InlineStack>
    </Box>
  );
}

function OwnDays({ period, isChosen, today }: { period: Period; isChosen: boolean; today: string }) {
  const { text } = useSpeech();
  const goTo = useGoTo();
  const [isOpen, setOpen] = useState(false);
  const [from, setFrom] = useState(period.from);
  const [to, setTo] = useState(period.to);
  const isPossible = customPeriod(from, to) !== null;
  const error = !isPossible && text(from > to ? "home.period.turned" : "home.period.tooLong");
  return (
    <Popover
      active={isOpen}
      onClose={() => setOpen(false)}
      activator={
        <Button pressed={isChosen} icon={CalendarIcon} disclosure onClick={() => setOpen(!isOpen)}>
          {text("home.period.own")}
        </Button>
      }
    >
      <Popover.Section>
        <FormLayout>
          <TextField
            label={text("home.period.from")}
            type="date"
            value={from}
            max={today}
            onChange={setFrom}
            autoComplete="off"
          />
          <TextField
            label={text("home.period.to")}
            type="date"
            value={to}
            max={today}
            onChange={setTo}
            autoComplete="off"
            error={error}
          />
          <Button variant="primary" disabled={!isPossible} onClick={() => goTo({ from, to })}>
            {text("home.period.show")}
          </Button>
        </FormLayout>
      </Popover.Section>
    </Popover>
  );
}

const own = ["days", "from", "to"];

function useGoTo() {
  const navigate = useNavigate();
  const [parameters] = useSearchParams();
  return (wanted: Record<string, string>) => {
    const next = new URLSearchParams(parameters);
    for (const name of own) next.delete(name);
    for (const [name, value] of Object.entries(wanted)) next.set(name, value);
    navigate(`/app?${next}`, { preventScrollReset: true });
  };
}
