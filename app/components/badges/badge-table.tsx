// The shop's badges as a table: what each is, does and gave. One row, one badge; what can be done with it is in its menu.
import { Await } from "@remix-run/react";
import { Badge, type BadgeProps, IndexTable, InlineStack, Link, Text } from "@shopify/polaris";
import { Suspense } from "react";
import type { BadgeFigures } from "../../../rewards/figures/badge-sums.ts";
import type { ListedBadge } from "../../../rewards/programme/list.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { BadgeMenu } from "./badge-menu.tsx";
import { Medal } from "./medal.tsx";

const tones: Partial<Record<ListedBadge["state"], NonNullable<BadgeProps["tone"]>>> = {
  active: "success",
  scheduled: "attention",
  paused: "warning",
  draft: "info",
};

export function StateBadge({ state }: Pick<ListedBadge, "state">) {
  const { text } = useSpeech();
  const tone = tones[state];
  return <Badge {...(tone && { tone })}>{text(`badges.state.${state}`)}</Badge>;
}

type Figures = Promise<Record<string, BadgeFigures>>;

export function BadgeTable({ badges, figures }: { badges: readonly ListedBadge[]; figures: Figures }) {
  const { text } = useSpeech();
  return (
    <IndexTable
      selectable={false}
      itemCount={badges.length}
      resourceName={{ singular: text("badges.one"), plural: text("badges.title") }}
      headings={[
        { title: text("badges.name") },
        { title: text("badges.state") },
        { title: text("badges.type") },
        { title: text("badges.points"), alignment: "end" },
        { title: text("badges.timesEarned"), alignment: "end" },
        { title: text("badges.pointsGiven"), alignment: "end" },
        { title: text("badges.actions"), hidden: true },
      ]}
    >
      {badges.map((badge, position) => (
        <Row key={badge.id} badge={badge} figures={figures} position={position} />
      ))}
    </IndexTable>
  );
}

function Row({ badge, figures, position }: { badge: ListedBadge; figures: Figures; position: number }) {
  const { text, number } = useSpeech();
  return (
    <IndexTable.Row id={badge.id} position={position}>
      <IndexTable.Cell>
        <InlineStack gap="300" blockAlign="center" wrap={false}>
          <span className="encore-small-medal">
            <Medal name={badge.name} icon={badge.imageName} image={badge.imageUrl} />
          </span>
          <Link url={`/app/badges/${badge.id}`} monochrome removeUnderline>
            <Text as="span" fontWeight="semibold">
              {badge.name}
            </Text>
          </Link>
        </InlineStack>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <StateBadge state={badge.state} />
      </IndexTable.Cell>
      <IndexTable.Cell>{text(`badges.type.${badge.type}`)}</IndexTable.Cell>
      <IndexTable.Cell>
        <Numeric>
          {badge.type === "Ranked" ? text("badges.upTo", { points: badge.points }) : number(badge.points)}
        </Numeric>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Figure of={badge.id} name="timesEarned" figures={figures} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Figure of={badge.id} name="pointsGiven" figures={figures} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <BadgeMenu badge={badge} />
      </IndexTable.Cell>
    </IndexTable.Row>
  );
}

/** Stands empty until it has been counted. */
function Figure({ of, name, figures }: { of: string; name: keyof BadgeFigures; figures: Figures }) {
  const { text, number } = useSpeech();
  const nothing = <Numeric>{text("badges.counting")}</Numeric>;
  return (
    <Suspense fallback={nothing}>
      <Await resolve={figures} errorElement={nothing}>
        {(counted) => <Numeric>{number(counted[of]?.[name] ?? 0)}</Numeric>}
      </Await>
    </Suspense>
  );
}

function Numeric({ children }: { children: string }) {
  return (
    <Text as="span" alignment="end" numeric>
      {children}
    </Text>
  );
}
