// A wish that is sent to one of the app's addresses without a page. One that does not get there says so in a toast: unlike a
// fetcher of Remix, it leaves the page, and what the merchant has typed there, as they are.
import { useState } from "react";
import { useSpeech } from "../i18n/speech.tsx";

export function useWish(path: string, onArrived = () => {}): { isSending: boolean; send(): void } {
  const { text } = useSpeech();
  const [isSending, setSending] = useState(false);
  const send = async () => {
    setSending(true);
    const answer = await fetch(path, { method: "POST" }).catch(() => null);
    setSending(false);
    if (answer?.ok) onArrived();
    else shopify.toast.show(text("failed.kept"), { isError: true });
  };
  return { isSending, send: () => void send() };
}
