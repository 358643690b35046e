// The level that a customer has reached, and how far the next one is; nothing in a shop without levels.
import { Card, Text } from "@shopify/polaris";
import { useSpeech } from "../../i18n/speech.tsx";

interface Level {
  label: string;
  target: number;
}

interface Props {
  level: Level | null;
  next: Level | null;
  /** Collected in all. */
  pointsTotal: number;
}

export function CustomerLevel({ level, next, pointsTotal }: Props) {
  const { text } = useSpeech();
  if (level === null && next === null) return null;
  const name = level === null ? text("customer.noLevel") : text("customer.level", { level: level.label });
  const missing = next === null ? 0 : Math.max(0, next.target - pointsTotal);
  return (
    <Card>
      <Text as="p" fontWeight="semibold" breakWord>
        {name}
      </Text>
      <Text as="p" tone="subdued" breakWord>
        {text("customer.collected", { points: pointsTotal })}
        {next !== null &&
          ` ${
            missing === 0
              ? text("customer.levelNow", { level: next.label })
              : text("customer.toLevel", { points: missing, level: next.label })
          }`}
      </Text>
    </Card>
  );
}
