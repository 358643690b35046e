// Saves what a page of the app answers as a file on the merchant's computer. It is fetched, not linked to: only a fetch carries
// the session.
import { useCallback, useState } from "react";

/** @param content of the file, or what an answer brought. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

export interface Download {
  isBusy: boolean;
  /** @returns whether the file was saved; a toast says it as well. */
  download(path: string, name: string): Promise<boolean>;
}

/** @param told in a toast when it is done, and when it failed; null: nothing is said of what worked. */
export function useDownload(told: { done: string | null; failed: string }): Download {
  const [isBusy, setBusy] = useState(false);
  const { done, failed } = told;
  const download = useCallback(
    async (path: string, name: string) => {
      setBusy(true);
      try {
        const answer = await fetch(path);
        if (!answer.ok) throw new Error(String(answer.status));
        saveFile(name, await answer.blob());
        if (done !== null) shopify.toast.show(done);
        return true;
      } catch {
        shopify.toast.show(failed, { isError: true });
        return false;
      } finally {
        setBusy(false);
      }
    },
    [done, failed],
  );
  return { isBusy, download };
}
