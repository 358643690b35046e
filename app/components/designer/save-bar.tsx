// The admin's own save bar, shown while something is unsaved; and the guard that nothing unsaved is lost by leaving.
import { useBlocker } from "@remix-run/react";
import { useEffect } from "react";
import { useSpeech } from "../../i18n/speech.tsx";

interface Props {
  isDirty: boolean;
  isSaving: boolean;
  onSave(): void;
  onDiscard(): void;
}

const id = "badge-save-bar";

export function SaveBar({ isDirty, isSaving, onSave, onDiscard }: Props) {
  const { text } = useSpeech();
  useEffect(() => {
    void (isDirty ? shopify.saveBar.show(id) : shopify.saveBar.hide(id));
  }, [isDirty]);
  // Whoever leaves by the app's own links is asked by the admin, as it asks of its own forms.
  const blocker = useBlocker(isDirty && !isSaving);
  useEffect(() => {
    if (blocker.state !== "blocked") return;
    shopify.saveBar.leaveConfirmation().then(blocker.proceed, blocker.reset);
  }, [blocker]);
  useEffect(() => {
    if (!isDirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [isDirty]);
  useEffect(() => () => void shopify.saveBar.hide(id), []);
  return (
    <ui-save-bar id={id}>
      <button type="button" variant="primary" loading={isSaving ? "" : undefined} onClick={onSave}>
        {text("word.save")}
      </button>
      <button type="button" onClick={onDiscard}>
        {text("word.discard")}
      </button>
    </ui-save-bar>
  );
}
