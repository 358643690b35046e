// What is wrong with a badge, or may not be meant, each with the field that it is about.
import { Banner, List } from "@shopify/polaris";
import type { Finding } from "../../../rewards/engine/index.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { useSentence } from "./use-sentence.ts";

interface Props {
  findings: readonly Finding[];
  tone: "critical" | "warning";
  title: string;
}

export function Findings({ findings, tone, title }: Props) {
  const sentence = useSentence();
  const { text, textOr } = useSpeech();
  if (findings.length === 0) return null;
  const label = (path: string) => {
    const [field, place] = path.split(".");
    if (field === "levels" && place !== undefined) return text("level.name", { place: Number(place) + 1 });
    return textOr(`field.${field}`, "");
  };
  return (
    <Banner tone={tone} title={title}>
      <List>
        {findings.map(({ path, sentence: english }) => (
          <List.Item key={`${path} ${english}`}>
            {[label(path), sentence(english)].filter(Boolean).join(": ")}
          </List.Item>
        ))}
      </List>
    </Banner>
  );
}
