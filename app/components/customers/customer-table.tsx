// Customers as a table: who, and what he has. One row, one customer.
import { Box, EmptyState, IndexTable, InlineStack, Link, Text } from "@shopify/polaris";
import { useSpeech } from "../../i18n/speech.tsx";
import { PageLinks } from "../page-links.tsx";

interface Customer {
  playerId: string;
  name: string | null;
  email: string | null;
  level: string | null;
  player: { balance: number; badges: number; ordersCounted: number; updatedAt: string } | null;
}

export const customerPath = (playerId: string) => `/app/customers/${encodeURIComponent(playerId)}`;

/** Levels have a column only in a shop that has some. */
export function CustomerTable({ customers, hasLevels }: { customers: readonly Customer[]; hasLevels: boolean }) {
  const { text } = useSpeech();
  return (
    <IndexTable
      selectable={false}
      itemCount={customers.length}
      resourceName={{ singular: text("customers.one"), plural: text("customers.title") }}
      headings={[
        { title: text("customers.name") },
        { title: text("customers.points"), alignment: "end" },
        ...(hasLevels ? [{ title: text("customers.level") }] : []),
        { title: text("customers.badges"), alignment: "end" },
        { title: text("customers.orders"), alignment: "end" },
        { title: text("customers.changed") },
      ]}
    >
      {customers.map((customer, position) => (
        <Row key={customer.playerId} customer={customer} position={position} hasLevels={hasLevels} />
      ))}
    </IndexTable>
  );
}

function Row({ customer, position, hasLevels }: { customer: Customer; position: number; hasLevels: boolean }) {
  const { text, day } = useSpeech();
  const { playerId, name, email, player, level } = customer;
  return (
    <IndexTable.Row id={playerId} position={position}>
      <IndexTable.Cell>
        <Link url={customerPath(playerId)} monochrome removeUnderline dataPrimaryLink>
          <Text as="span" fontWeight="semibold">
            {name ?? text("customers.nameless", { id: playerId })}
          </Text>
        </Link>
        <Text as="p" tone="subdued" breakWord>
          {email ?? (name === null ? "" : playerId)}
        </Text>
      </IndexTable.Cell>
      {player === null ? (
        <IndexTable.Cell colSpan={hasLevels ? 5 : 4}>{text("customers.notYet")}</IndexTable.Cell>
      ) : (
        <>
          <Figure value={player.balance} />
          {hasLevels && <IndexTable.Cell>{level ?? text("customers.noLevel")}</IndexTable.Cell>}
          <Figure value={player.badges} />
          <Figure value={player.ordersCounted} />
          <IndexTable.Cell>{day(player.updatedAt)}</IndexTable.Cell>
        </>
      )}
    </IndexTable.Row>
  );
}

function Figure({ value }: { value: number }) {
  const { number } = useSpeech();
  return (
    <IndexTable.Cell>
      <Text as="span" alignment="end" numeric>
        {number(value)}
      </Text>
    </IndexTable.Cell>
  );
}

export function NoCustomers({ isSearch }: { isSearch: boolean }) {
  const { text } = useSpeech();
  return (
    <Box padding="800">
      <EmptyState heading={text(isSearch ? "customers.noneFound" : "customers.none")} image="">
        <p>{text(isSearch ? "customers.noneFound.text" : "customers.none.text")}</p>
      </EmptyState>
    </Box>
  );
}

export function Pages({ next, isFirst }: { next: string | null; isFirst: boolean }) {
  const { text } = useSpeech();
  return (
    <InlineStack align="center">
      <PageLinks
        parameter="before"
        next={next}
        isFirst={isFirst}
        labels={{ next: text("customers.next"), first: text("customers.first") }}
      />
    </InlineStack>
  );
}
