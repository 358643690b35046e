// The picture of a badge: one of the icons that are drawn for it, or one of the merchant's own, which is put among the files of
// his store at once and shown in the preview. What is refused is said beside the field.
import { BlockStack, Button, InlineError, InlineStack, Text } from "@shopify/polaris";
import { type ChangeEvent, useId, useState } from "react";
import type { PictureAnswer } from "../../admin/badge-picture.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { icons, Medal } from "../badges/medal.tsx";
import { useDesigner } from "./context.tsx";
import { FieldError } from "./field-error.tsx";
import { useField } from "./fields.tsx";

export function PictureChoice() {
  const { text, textOr } = useSpeech();
  const { draft } = useDesigner();
  const icon = useField("imageName");
  const picture = useField("imageUrl");
  const hasPicture = typeof picture.value === "string";
  const chosen = typeof icon.value === "string" && icons.includes(icon.value) ? icon.value : "star";
  const choose = (name: string) => {
    picture.set(undefined);
    icon.set(name);
  };
  const name = String(draft["name"] ?? "");
  return (
    <BlockStack gap="200">
      <fieldset className="encore-icons">
        <legend>{text("basics.icon")}</legend>
        {icons.map((known) => (
          <label key={known} title={textOr(`icon.${known}`, known)}>
            <input
              type="radio"
              name="icon"
              value={known}
              checked={!hasPicture && known === chosen}
              onChange={() => choose(known)}
            />
            <Medal name={name} icon={known} />
            <span className="encore-hidden">{textOr(`icon.${known}`, known)}</span>
          </label>
        ))}
      </fieldset>
      <Upload name={name} onUploaded={picture.set} />
      {hasPicture && (
        <InlineStack gap="200" blockAlign="center">
          <Medal name={name} icon={null} image={String(picture.value)} />
          <Button variant="plain" onClick={() => picture.set(undefined)}>
            {text("picture.remove")}
          </Button>
        </InlineStack>
      )}
      <FieldError path="imageUrl" />
    </BlockStack>
  );
}

type Refusal = Extract<PictureAnswer, { kind: "refused" }>["why"];

function Upload({ name, onUploaded }: { name: string; onUploaded(url: string): void }) {
  const { text } = useSpeech();
  const id = useId();
  const [isSending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const send = async (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.target;
    const [file] = input.files ?? [];
    if (file === undefined) return;
    setSending(true);
    const answer = await upload(file, name);
    setSending(false);
    setRefusal(answer.kind === "refused" ? answer.why : null);
    if (answer.kind === "uploaded") onUploaded(answer.url);
    // The same file can be chosen again.
    input.value = "";
  };
  return (
    <BlockStack gap="100">
      <label htmlFor={id}>{text("picture.own")}</label>
      <input
        id={id}
        type="file"
        className="encore-file"
        accept="image/png,image/jpeg,image/webp"
        aria-describedby={`${id}-help`}
        aria-invalid={refusal !== null}
        disabled={isSending}
        onChange={(event) => void send(event)}
      />
      <Text as="p" tone="subdued" id={`${id}-help`}>
        {text(isSending ? "picture.sending" : "picture.help")}
      </Text>
      {refusal !== null && <InlineError message={text(`picture.error.${refusal}`)} fieldID={id} />}
    </BlockStack>
  );
}

/** It is fetched, not submitted: bytes are no form, and only a fetch carries the session. */
async function upload(file: File, name: string): Promise<PictureAnswer> {
  const path = `/app/badge-pictures?name=${encodeURIComponent(name)}`;
  const answer = await fetch(path, { method: "POST", headers: { "content-type": file.type }, body: file }).catch(
    () => null,
  );
  return answer?.ok ? ((await answer.json()) as PictureAnswer) : { kind: "refused", why: "unavailable" };
}
