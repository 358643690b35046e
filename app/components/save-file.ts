// Saves what one of the app's addresses answers as a file on the merchant's computer. It is fetched, not linked to: only a fetch
// carries the session.
import { useCallback, useState } from "react";

function saveFile(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

interface Download {
  isBusy: boolean;
  /** Starts it; a toast says what came of it. */
  download(path: string, name: string): void;
}

/** @param told in a toast when it is done, and when it failed; null: nothing is said of what worked. */
export function useDownload({ done, failed }: { done: string | null; failed: string }): Download {
  const [isBusy, setBusy] = useState(false);
  const save = useCallback(
    async (path: string, name: string) => {
      setBusy(true);
      try {
        const answer = await fetch(path);
        if (!answer.ok) throw new Error(String(answer.status));
        saveFile(name, await answer.blob());
        if (done !== null) shopify.toast.show(done);
      } catch {
        shopify.toast.show(failed, { isError: true });
      } finally {
        setBusy(false);
      }
    },
    [done, failed],
  );
  return { isBusy, download: (path, name) => void save(path, name) };
}
