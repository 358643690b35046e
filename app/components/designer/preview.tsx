// The badge as shoppers will see it: not yet earned, on its way, earned. Markup and styles are those of the theme extension
// (extensions/rewards/snippets/encore_badge.liquid), so what stands here is what the storefront shows.
import { BlockStack, Card, Text } from "@shopify/polaris";
import german from "../../../extensions/rewards/locales/de.json";
import english from "../../../extensions/rewards/locales/en.default.json";
import { useSpeech } from "../../i18n/speech.tsx";
import { Medal } from "../badges/medal.tsx";
import { useDesigner } from "./context.tsx";
import { type Draft, isObject, type Json, valueAt } from "./draft.ts";

const storefrontWords = { en: english, de: german };

interface Shown {
  name: string;
  icon: string | null;
  image: string | null;
  points: number;
  description: string;
}

/** What the first level, or the badge's first challenge, asks for. */
function measure(draft: Draft): { target: number; unit: "money" | "days" | "weeks" | "months" | null } {
  const challenge = valueAt(draft, "challenges.0");
  const level = draft["type"] === "Ranked" ? valueAt(draft, "levels.0.target") : undefined;
  if (!isObject(challenge)) return { target: number(level) ?? 1, unit: null };
  const each = challenge["each"];
  const own = challenge["times"] ?? challenge["target"] ?? challenge["periods"] ?? challenge["count"];
  const target = number(level) ?? number(Array.isArray(each) ? each.length : own) ?? 1;
  if (challenge["kind"] === "streak") return { target, unit: challenge["unit"] as "days" };
  const money = ["amount", "subtotal", "discount", "shipping", "tax", "price"];
  return { target, unit: challenge["kind"] === "sum" && money.includes(String(challenge["detail"])) ? "money" : null };
}

const number = (value: Json): number | null => {
  const read = Number(value);
  return value !== undefined && value !== "" && Number.isFinite(read) && read > 0 ? read : null;
};

export function Preview() {
  const { text, moneyText, number: format, language } = useSpeech();
  const { draft } = useDesigner();
  const words = storefrontWords[language];
  const { target, unit } = measure(draft);
  const current = Math.max(1, Math.floor(target * 0.6));
  const written = (value: number) => (unit === "money" ? moneyText(value) : format(value));
  const suffix = unit === null || unit === "money" ? "" : ` ${words.unit[unit]}`;
  const points = draft["type"] === "Ranked" ? valueAt(draft, "levels.0.points") : draft["points"];
  const badge: Shown = {
    name: String(draft["name"] ?? "") || text("preview.unnamed"),
    icon: typeof draft["imageName"] === "string" ? draft["imageName"] : null,
    image: typeof draft["imageUrl"] === "string" ? draft["imageUrl"] : null,
    points: Number(points) || 0,
    description: String(draft["description"] ?? ""),
  };
  if (draft["visible"] === false) {
    return (
      <Card>
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {text("preview.title")}
          </Text>
          <Text as="p">{text("preview.invisible")}</Text>
        </BlockStack>
      </Card>
    );
  }
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {text("preview.title")}
        </Text>
        <div className="encore encore-preview">
          <Text as="h3" variant="bodySm" tone="subdued">
            {text("preview.locked")}
          </Text>
          <ul>
            <StorefrontBadge badge={badge} state="locked">
              <p className="encore-quiet">{badge.description || words.badge.locked}</p>
            </StorefrontBadge>
          </ul>
          {target > 1 && (
            <>
              <Text as="h3" variant="bodySm" tone="subdued">
                {text("preview.open")}
              </Text>
              <ul>
                <StorefrontBadge badge={badge} state="open">
                  {badge.description && <p className="encore-quiet">{badge.description}</p>}
                  <p className="encore-step">
                    <progress max={target} value={current} aria-label={badge.name} />{" "}
                    <span className="encore-quiet">{`${written(current)} / ${written(target)}${suffix}`}</span>
                  </p>
                </StorefrontBadge>
              </ul>
            </>
          )}
          <Text as="h3" variant="bodySm" tone="subdued">
            {text("preview.earned")}
          </Text>
          <ul>
            <StorefrontBadge badge={badge} state="earned" count={draft["type"] === "Repeatable" ? 2 : 1}>
              <p className="encore-quiet">{words.badge.earned}</p>
            </StorefrontBadge>
          </ul>
        </div>
      </BlockStack>
    </Card>
  );
}

interface StorefrontBadgeProps {
  badge: Shown;
  state: "locked" | "open" | "earned";
  count?: number;
  children: React.ReactNode;
}

function StorefrontBadge({ badge, state, count = 1, children }: StorefrontBadgeProps) {
  const { text } = useSpeech();
  return (
    <li className="encore-badge" data-state={state}>
      <Medal name={badge.name} icon={badge.icon} image={badge.image} />
      <div className="encore-grow">
        <p className="encore-row">
          <b>{badge.name}</b> {count > 1 && <span className="encore-count">{`×${count}`}</span>}
          {state !== "earned" && badge.points > 0 && (
            <span className="encore-plus">{text("preview.points", { points: badge.points })}</span>
          )}
        </p>
        {children}
      </div>
    </li>
  );
}
