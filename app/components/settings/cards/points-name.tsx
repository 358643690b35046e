// What points are called, in each language.
import { FormLayout } from "@shopify/polaris";
import { useSpeech } from "../../../i18n/speech.tsx";
import { TextEntry } from "../../designer/fields.tsx";
import { Section } from "../setting-fields.tsx";

export function PointsName() {
  const { text } = useSpeech();
  return (
    <Section title={text("settings.words")}>
      {(["en", "de"] as const).map((language) => (
        <FormLayout.Group key={language}>
          {(["one", "other"] as const).map((form) => (
            <TextEntry
              key={form}
              path={`pointsName.${language}.${form}`}
              label={text(`settings.words.${form}Of`, { language: text(`settings.words.${language}`) })}
              maxLength={40}
            />
          ))}
        </FormLayout.Group>
      ))}
    </Section>
  );
}
