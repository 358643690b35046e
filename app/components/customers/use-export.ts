// Saves everything that is known of a customer as a file. It is fetched, not linked to: only a fetch carries the session.
import { useCallback, useState } from "react";
import { useSpeech } from "../../i18n/speech.tsx";
import { saveFile } from "../save-file.ts";
import { customerPath } from "./customer-table.tsx";

export function useExport(playerId: string) {
  const { text } = useSpeech();
  const [isExporting, setExporting] = useState(false);
  const exportAll = useCallback(async () => {
    setExporting(true);
    try {
      const answer = await fetch(`${customerPath(playerId)}/export`);
      if (!answer.ok) throw new Error(String(answer.status));
      const content = JSON.stringify(await answer.json(), null, 2);
      saveFile(`customer-${playerId}.json`, new Blob([content], { type: "application/json" }));
      shopify.toast.show(text("customer.exported"));
    } catch {
      shopify.toast.show(text("customer.exportFailed"), { isError: true });
    } finally {
      setExporting(false);
    }
  }, [playerId, text]);
  return { isExporting, exportAll: () => void exportAll() };
}
