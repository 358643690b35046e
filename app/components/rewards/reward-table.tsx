// Rewards as a table: what each costs and gives.
import type { SerializeFrom } from "@remix-run/node";
import { Badge, Box, EmptyState, IndexTable, Link, Text } from "@shopify/polaris";
import type { CatalogueReward } from "../../../rewards/catalogue/rewards.ts";
import { useSpeech } from "../../i18n/speech.tsx";

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
        { title: text("rewards.state") },
        { title: text("rewards.price"), alignment: "end" },
        { title: text("rewards.what") },
        { title: text("rewards.validFor") },
        { title: text("rewards.supply") },
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
  const { validDays } = reward.voucher;
  return (
    <IndexTable.Row id={reward.id} position={position}>
      <IndexTable.Cell>
        <Link url={`/app/rewards/${reward.id}`} monochrome removeUnderline dataPrimaryLink>
          <Text as="span" fontWeight="semibold">
            {reward.name}
          </Text>
        </Link>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <RewardState status={reward.status} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {number(reward.price)}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>{useVoucherWords(reward.voucher)}</IndexTable.Cell>
      <IndexTable.Cell>
        {validDays === undefined ? text("rewards.forEver") : text("rewards.validDays", { days: validDays })}
      </IndexTable.Cell>
      <IndexTable.Cell>
        {reward.left === null ? text("rewards.unlimited") : text("rewards.left", { left: reward.left })}
      </IndexTable.Cell>
    </IndexTable.Row>
  );
}

function useVoucherWords(voucher: Reward["voucher"]): string {
  const { text, moneyText, number } = useSpeech();
  const discount = text(`reward.discount.${voucher.discount}`);
  switch (voucher.discount) {
    case "free_shipping":
      return discount;
    case "percentage":
      return `${discount}: ${number(voucher.percent)} ${text("reward.percentSign")}`;
    case "fixed":
      return `${discount}: ${moneyText(voucher.amount)}`;
  }
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
