// Rewards as a table: what each is, costs and gives.
import type { SerializeFrom } from "@remix-run/node";
import { Badge, Box, EmptyState, IndexTable, Link, Text } from "@shopify/polaris";
import type { CatalogueReward } from "../../../rewards/catalogue/rewards.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { useTerms } from "./use-terms.ts";

type Reward = SerializeFrom<CatalogueReward>;

export function RewardState({ status }: Pick<Reward, "status">) {
  const { text } = useSpeech();
  return <Badge {...(status === "active" && { tone: "success" as const })}>{text(`rewards.state.${status}`)}</Badge>;
}

export function RewardTable({ rewards }: { rewards: readonly Reward[] }) {
  const { text } = useSpeech();
  return (
    <IndexTable
      selectable={false}
      itemCount={rewards.length}
      resourceName={{ singular: text("rewards.one"), plural: text("rewards.title") }}
      headings={[
        { title: text("rewards.name") },
        { title: text("rewards.kind") },
        { title: text("rewards.what") },
        { title: text("rewards.price"), alignment: "end" },
        { title: text("rewards.supply") },
        { title: text("rewards.state") },
      ]}
    >
      {rewards.map((reward, position) => (
        <Row key={reward.id} reward={reward} position={position} />
      ))}
    </IndexTable>
  );
}

function Row({ reward, position }: { reward: Reward; position: number }) {
  const { text, number } = useSpeech();
  const terms = useTerms();
  const supply = useSupply();
  return (
    <IndexTable.Row id={reward.id} position={position}>
      <IndexTable.Cell>
        <Link url={`/app/rewards/${reward.id}`} monochrome removeUnderline dataPrimaryLink>
          <Text as="span" fontWeight="semibold">
            {reward.name}
          </Text>
        </Link>
      </IndexTable.Cell>
      <IndexTable.Cell>{text(`rewards.kind.${reward.kind}`)}</IndexTable.Cell>
      <IndexTable.Cell>{terms(reward)}</IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric={reward.price !== null}>
          {reward.price === null ? text("rewards.inBadges") : number(reward.price)}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>{supply(reward)}</IndexTable.Cell>
      <IndexTable.Cell>
        <RewardState status={reward.status} />
      </IndexTable.Cell>
    </IndexTable.Row>
  );
}

/** What is left for those who redeem it; of what only badges hand out, how many each of them does. */
function useSupply() {
  const { text } = useSpeech();
  return ({ price, quantity, left }: Reward) => {
    if (quantity === null || left === null) return text("rewards.unlimited");
    return price === null ? text("rewards.each", { quantity }) : text("rewards.left", { left });
  };
}

export function NoRewards() {
  const { text } = useSpeech();
  return (
    <Box padding="800">
      <EmptyState heading={text("rewards.none")} image="">
        <p>{text("rewards.none.text")}</p>
      </EmptyState>
    </Box>
  );
}
