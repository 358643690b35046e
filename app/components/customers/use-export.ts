// Saves everything that is known of a customer as a file. It is fetched, not linked to: only a fetch carries the session.
import { useCallback, useState } from "react";
import { useSpeech } from "../../i18n/speech.tsx";
import { customerPath } from "./customer-table.tsx";

export function useExport(playerId: string) {
  const { text } = useSpeech();
  const [isExporting, setExporting] = useState(false);
  const exportAll = useCallback(async () => {
    setExporting(true);
    try {
      const answer = await fetch(`${customerPath(playerId)}/export`);
      if (!answer.ok) throw new Error(String(answer.status));
      save(`customer-${playerId}.json`, JSON.stringify(await answer.json(), null, 2));
      shopify.toast.show(text("customer.exported"));
    } catch {
      shopify.toast.show(text("customer.exportFailed"), { isError: true });
    } finally {
      setExporting(false);
    }
  }, [playerId, text]);
  return { isExporting, exportAll: () => void exportAll() };
}

function save(name: string, content: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type: "application/json" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
