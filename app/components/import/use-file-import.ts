// The steps of an import in the merchant's browser: the file is sent to be looked at, and sent once more to be imported. The
// browser is the only one who keeps it.
import { useCallback, useState } from "react";
import type { UploadAnswer } from "../../admin/import-page.ts";

/** As it travels: dates are text. */
type Answer =
  | Exclude<UploadAnswer, { kind: "imported_before" }>
  | { kind: "imported_before"; finishedAt: string | null };

export type Problem =
  | { kind: "too_large" | "not_csv" | "empty" | "busy" | "malformed" | "network" }
  | { kind: "unreadable"; line: number; sentence: string };

export interface FileImport {
  file: File | null;
  format: string;
  setFormat(format: string): void;
  /** What is wrong with the file that was chosen, for beside the field. */
  problem: Problem | null;
  previewId: string | null;
  importId: string | null;
  /** When this file was imported before; null when it was not, or nobody knows yet. */
  importedBeforeAt: string | null;
  isSending: boolean;
  choose(file: File | null): void;
  begin(again: boolean): void;
  /** Back to the choice of a file. */
  reset(): void;
}

const mostBytes = 20 * 1024 * 1024;

function problemOf(file: File | null): Problem | null {
  if (file === null) return null;
  if (!/\.(csv|txt|tsv)$/i.test(file.name)) return { kind: "not_csv" };
  if (file.size === 0) return { kind: "empty" };
  return file.size > mostBytes ? { kind: "too_large" } : null;
}

export function useFileImport(): FileImport {
  const [file, setFile] = useState<File | null>(null);
  const [format, setFormat] = useState("");
  const [problem, setProblem] = useState<Problem | null>(null);
  const [previewId, setPreviewId] = useState<string | null>(null);
  const [importId, setImportId] = useState<string | null>(null);
  const [importedBeforeAt, setImportedBeforeAt] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);

  const send = useCallback(
    async (sent: File, intent: string) => {
      setSending(true);
      const answer = await upload(sent, intent, format);
      setSending(false);
      switch (answer.kind) {
        case "previewing":
          return setPreviewId(answer.id);
        case "importing":
          return setImportId(answer.id);
        case "imported_before":
          return setImportedBeforeAt(answer.finishedAt);
        case "unreadable":
          return setProblem(answer);
        case "refused":
          return setProblem({ kind: answer.reason });
      }
    },
    [format],
  );
  const clear = useCallback(() => {
    setPreviewId(null);
    setImportId(null);
    setImportedBeforeAt(null);
  }, []);
  const choose = useCallback(
    (chosen: File | null) => {
      clear();
      const wrong = problemOf(chosen);
      setProblem(wrong);
      setFile(chosen);
      if (chosen !== null && wrong === null) void send(chosen, "preview");
    },
    [clear, send],
  );
  const begin = (again: boolean) => {
    if (file !== null) void send(file, again ? "import_again" : "import");
  };
  const reset = useCallback(() => {
    clear();
    setProblem(null);
    setFile(null);
  }, [clear]);
  return {
    file,
    format,
    setFormat,
    problem,
    previewId,
    importId,
    importedBeforeAt,
    isSending,
    choose,
    begin,
    reset,
  };
}

async function upload(
  file: File,
  intent: string,
  format: string,
): Promise<Answer | { kind: "refused"; reason: "network" }> {
  const query = new URLSearchParams({ intent, name: file.name, ...(format !== "" && { format }) });
  try {
    const answer = await fetch(`/app/settings/import/file?${query}`, {
      method: "POST",
      headers: { "content-type": "text/csv" },
      body: file,
    });
    if (!answer.ok) throw new Error(String(answer.status));
    return (await answer.json()) as Answer;
  } catch {
    return { kind: "refused", reason: "network" };
  }
}
