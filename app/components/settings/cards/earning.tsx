// What an order earns: points for each unit of its amount, and what of the amount counts.
import { FormLayout } from "@shopify/polaris";
import { useSpeech } from "../../../i18n/speech.tsx";
import { MoneyEntry, NumberEntry } from "../../designer/fields.tsx";
import { Choice, Section, Tick } from "../setting-fields.tsx";

export function Earning() {
  const { text, currency } = useSpeech();
  return (
    <Section title={text("settings.earning")}>
      <FormLayout.Group>
        <NumberEntry path="pointsPerUnit" label={text("settings.pointsPerUnit", { currency })} />
        <Choice path="rounding" values={["nearest", "down", "up"]} />
      </FormLayout.Group>
      <FormLayout.Group>
        <Choice path="basis" values={["total", "subtotal"]} />
        <MoneyEntry
          path="minimumAmount"
          label={text("settings.minimumAmount")}
          helpText={text("settings.minimumAmountHelp")}
        />
      </FormLayout.Group>
      <NumberEntry
        path="maximumPointsPerOrder"
        label={text("settings.maximumPointsPerOrder")}
        helpText={text("settings.maximumPointsPerOrderHelp")}
        optional
      />
      <Tick path="taxEarns" />
      <Tick path="shippingEarns" />
      <Tick path="giftCardsEarn" />
      <Tick path="testOrdersEarn" />
      <Tick path="draftOrdersEarn" />
      <Tick path="pointOfSaleEarns" />
    </Section>
  );
}
