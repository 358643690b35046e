// The list of rewards, with a choice of kind and of use. A shop's rewards are few: all are here, and are chosen from in the page.
import type { SerializeFrom } from "@remix-run/node";
import { Box, InlineGrid, Select, Text } from "@shopify/polaris";
import { useState } from "react";
import { rewardKinds } from "../../../rewards/catalogue/kinds.ts";
import type { CatalogueReward } from "../../../rewards/catalogue/rewards.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { RewardTable } from "./reward-table.tsx";

type Reward = SerializeFrom<CatalogueReward>;

const uses = {
  points: ({ price, status }) => status === "active" && price !== null,
  badges: ({ price, status }) => status === "active" && price === null,
  archived: ({ status }) => status === "archived",
} as const satisfies Record<string, (reward: Reward) => boolean>;

export function RewardList({ rewards }: { rewards: readonly Reward[] }) {
  const { text } = useSpeech();
  const [kind, setKind] = useState("");
  const [use, setUse] = useState<keyof typeof uses | "">("");
  const shown = rewards.filter((reward) => (kind === "" || reward.kind === kind) && (use === "" || uses[use](reward)));
  return (
    <>
      <Box padding="300" borderBlockEndWidth="025" borderColor="border">
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="200">
          <Select
            label={text("rewards.kind")}
            labelHidden
            value={kind}
            onChange={setKind}
            options={[
              { label: text("rewards.kind.all"), value: "" },
              ...rewardKinds.map((value) => ({ label: text(`rewards.kind.${value}`), value })),
            ]}
          />
          <Select
            label={text("rewards.use")}
            labelHidden
            value={use}
            onChange={(value) => setUse(value as typeof use)}
            options={[
              { label: text("rewards.use.all"), value: "" },
              ...(["points", "badges", "archived"] as const).map((value) => ({
                label: text(`rewards.use.${value}`),
                value,
              })),
            ]}
          />
        </InlineGrid>
      </Box>
      {shown.length > 0 ? (
        <RewardTable rewards={shown} />
      ) : (
        <Box padding="400">
          <Text as="p" tone="subdued">
            {text("rewards.noneFits")}
          </Text>
        </Box>
      )}
    </>
  );
}
