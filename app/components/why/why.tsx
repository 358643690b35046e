// A line that opens into its reason: the rules of that time, what was known, and for each badge why or why not. Read only
// when somebody opens it.
import type { SerializeFrom } from "@remix-run/node";
import { BlockStack, Box, Button, Collapsible, DescriptionList, List, Spinner, Text } from "@shopify/polaris";
import { type ReactNode, useId, useState } from "react";
import { useSpeech } from "../../i18n/speech.tsx";
import type { loader } from "../../routes/app.decisions.$actionId.ts";
import { NotRead, useReading } from "../reading.tsx";
import { detailWords, evaluationWords, type Judged, valueWords } from "./evaluation-words.ts";
import { OrderLink } from "./names.tsx";

interface Props {
  actionId: string;
  /** What the button is about, for who does not see the line that it stands in. */
  about: string;
  /** One below the heading of that line. */
  heading: "h3" | "h4";
}

export function Why({ actionId, about, heading }: Props) {
  const { text } = useSpeech();
  const { state, answer, read } = useReading<Action>(`/app/decisions/${actionId}`);
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const toggle = () => {
    if (!isOpen && state === "unread") read();
    setOpen(!isOpen);
  };
  return (
    <BlockStack gap="200">
      <div>
        <Button
          variant="plain"
          disclosure={isOpen ? "up" : "down"}
          ariaExpanded={isOpen}
          ariaControls={id}
          accessibilityLabel={`${text(isOpen ? "why.close" : "why.open")} ${about}`}
          onClick={toggle}
        >
          {text(isOpen ? "why.close" : "why.open")}
        </Button>
      </div>
      <Collapsible id={id} open={isOpen}>
        <div aria-live="polite">
          {state === "reading" && <Spinner size="small" accessibilityLabel={text("why.loading")} />}
          {state === "failed" && <NotRead onAgain={read} />}
        </div>
        {answer !== null && <Decision action={answer} heading={heading} />}
      </Collapsible>
    </BlockStack>
  );
}

type Action = SerializeFrom<typeof loader>;

function Decision({ action, heading }: { action: Action; heading: Props["heading"] }) {
  const speech = useSpeech();
  const { text, moment } = speech;
  return (
    <Box background="bg-surface-secondary" padding="300" borderRadius="200">
      <BlockStack gap="300">
        {action.reversedAt !== null && <Text as="p">{text("why.reversed", { at: moment(action.reversedAt) })}</Text>}
        <Facts action={action} />
        <Part heading={heading} title={text("why.points")}>
          <List>
            {action.points.length === 0 && <List.Item>{text("why.noPoints")}</List.Item>}
            {action.points.map(({ points, badge }) => (
              <List.Item key={`${badge}`}>
                {speech.signed(points)} –{" "}
                {badge === null
                  ? text("why.pointsOfAction")
                  : text("why.pointsOfBadge", { badge: badge || text("why.goneBadge") })}
              </List.Item>
            ))}
            {action.levels.map((level) => (
              <List.Item key={level}>{text("why.level", { level })}</List.Item>
            ))}
          </List>
        </Part>
        <Part heading={heading} title={text("why.badges")}>
          <List>
            {action.evaluations.length === 0 && <List.Item>{text("why.noBadges")}</List.Item>}
            {action.evaluations.map((judged) => (
              <List.Item key={judged.evaluation.badgeId}>
                <Text as="span" fontWeight="semibold">
                  {judged.name ?? text("why.goneBadge")}:
                </Text>{" "}
                {evaluationWords(judged as Judged, speech)}
              </List.Item>
            ))}
          </List>
        </Part>
        {action.unreadable.length > 0 && (
          <Part heading={heading} title={text("why.unreadable")}>
            <List>
              {action.unreadable.map((sentence) => (
                <List.Item key={sentence}>{sentence}</List.Item>
              ))}
            </List>
          </Part>
        )}
      </BlockStack>
    </Box>
  );
}

function Facts({ action }: { action: Action }) {
  const speech = useSpeech();
  const { text, textOr } = speech;
  const items = [
    { term: text("why.action"), description: textOr(`engine.action.${action.name}`, action.name) },
    ...(action.orderId === null
      ? [{ term: text("why.reference"), description: action.referenceId }]
      : [{ term: text("why.order"), description: <OrderLink orderId={action.orderId} /> }]),
    { term: text("why.version"), description: text("why.versionOf", { version: action.programmeVersion }) },
    ...(Number(action.multiplier) === 1 ? [] : [{ term: text("why.multiplier"), description: action.multiplier }]),
    ...action.details
      .filter(({ value }) => !(Array.isArray(value) && value.length === 0) && value !== "")
      .map(({ name, kind, value }) => ({
        term: detailWords(name, speech),
        description:
          kind === "money" && typeof value === "number" ? speech.money(value) : valueWords(value, kind, speech, name),
      })),
  ];
  return (
    <div className="encore-facts">
      <DescriptionList items={items} gap="tight" />
    </div>
  );
}

function Part({ heading, title, children }: { heading: Props["heading"]; title: string; children: ReactNode }) {
  return (
    <BlockStack gap="100">
      <Text as={heading} variant="headingSm">
        {title}
      </Text>
      {children}
    </BlockStack>
  );
}
