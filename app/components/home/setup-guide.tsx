// The way from a new shop to a working programme: four steps, each of which knows whether it is done and has its button. The
// merchant puts the guide away when all of them are, and it stays away.
import { BlockStack, Button, Card, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import type { Setup } from "../../../rewards/shops/setup.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { SetupStep, type StepState } from "./setup-step.tsx";
import { type ThemeState, themeEditor, useThemeState } from "./theme-state.ts";
import { useHomeStep } from "./use-home-step.ts";

const quickTemplates = ["first", "loyal", "spender"] as const;

const themeStep: Record<ThemeState, StepState> = {
  asking: "asking",
  shown: "done",
  not_shown: "open",
  unknown: "open",
};

function statesOf(setup: Setup, theme: ThemeState): Record<"programme" | "theme" | "order" | "past", StepState> {
  return {
    programme: setup.activeBadges > 0 && !setup.isPaused ? "done" : "open",
    theme: themeStep[theme],
    order: setup.hasActions ? "done" : "open",
    past: setup.pastOrders.state === "done" ? "done" : "open",
  };
}

export function SetupGuide({ setup, apiKey }: { setup: Setup; apiKey: string }) {
  const { text, textOr } = useSpeech();
  const theme = useThemeState();
  const { send, isSending } = useHomeStep();
  const states = statesOf(setup, theme);
  const all = Object.values(states);
  const done = all.filter((state) => state === "done").length;
  const publish = (code: (typeof quickTemplates)[number]) =>
    send({
      intent: "publish",
      template: code,
      name: textOr(`template.${code}.name`, code),
      description: textOr(`template.${code}.description`, ""),
    });
  const { pastOrders } = setup;
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd" id="setup-guide">
            {text("setup.title")}
          </Text>
          {done === all.length && (
            <Button onClick={() => send({ intent: "put_away" })} loading={isSending}>
              {text("setup.putAway")}
            </Button>
          )}
        </InlineStack>
        <BlockStack gap="200">
          <Text as="p" tone="subdued">
            {text("setup.done", { done, all: all.length })}
          </Text>
          <ProgressBar size="small" progress={(100 * done) / all.length} ariaLabelledBy="setup-guide" />
        </BlockStack>
        <SetupStep state={states.programme} title={text("setup.programme")} why={text("setup.programme.text")}>
          {states.programme === "done" && <Button url="/app/badges">{text("setup.programme.view")}</Button>}
          {setup.isPaused && <Button url="/app/settings">{text("setup.programme.resume")}</Button>}
          {setup.activeBadges === 0 &&
            quickTemplates.map((code) => (
              <Button key={code} onClick={() => publish(code)} disabled={isSending}>
                {text("setup.programme.publish", { name: textOr(`template.${code}.name`, code) })}
              </Button>
            ))}
          {setup.activeBadges === 0 && (
            <Button variant="plain" url="/app/badges/new">
              {text("setup.programme.more")}
            </Button>
          )}
        </SetupStep>
        <SetupStep state={states.theme} title={text("setup.theme")} why={text(`setup.theme.${theme}`)}>
          {states.theme === "open" ? (
            <>
              <Button url={themeEditor.launcher(apiKey)} target="_top">
                {text("setup.theme.launcher")}
              </Button>
              <Button url={themeEditor.points(apiKey)} target="_top" variant="plain">
                {text("setup.theme.points")}
              </Button>
            </>
          ) : (
            <Button url={themeEditor.apps} target="_top">
              {text("setup.theme.open")}
            </Button>
          )}
        </SetupStep>
        <SetupStep
          state={states.order}
          title={text("setup.order")}
          why={text(setup.hasActions ? "setup.order.done" : "setup.order.text")}
        >
          <Button url="/app/activity">{text("setup.order.view")}</Button>
        </SetupStep>
        <SetupStep
          state={states.past}
          title={text("setup.past")}
          why={text(`setup.past.${pastOrders.state}`, { done: pastOrders.done })}
        >
          {(pastOrders.state === "failed" || pastOrders.state === "cancelled" || pastOrders.state === "none") && (
            <Button onClick={() => send({ intent: "read_past_orders" })} loading={isSending}>
              {text("setup.past.again")}
            </Button>
          )}
          {(pastOrders.state === "under_way" || pastOrders.state === "done") && (
            <Button url="/app/settings/data">{text("setup.past.view")}</Button>
          )}
        </SetupStep>
      </BlockStack>
    </Card>
  );
}
