// Balances from another app: choose a file, see what it holds, import it, take it back.
import { json, type LoaderFunctionArgs, type SerializeFrom } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Page } from "@shopify/polaris";
import { useState } from "react";
import { listImports } from "../../rewards/import/store.ts";
import type { PreviewShown } from "../admin/import-page.ts";
import { FileChooser } from "../components/import/file-chooser.tsx";
import { Found } from "../components/import/found.tsx";
import { History } from "../components/import/history.tsx";
import { Progress } from "../components/import/progress.tsx";
import { Running } from "../components/import/running.tsx";
import { type FileImport, type Problem, useFileImport } from "../components/import/use-file-import.ts";
import { useWatch } from "../components/use-watch.ts";
import { useWish } from "../components/use-wish.ts";
import { authenticateMerchant } from "../doors/merchant.ts";
import { useSpeech } from "../i18n/speech.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const shop = await authenticateMerchant({ request, context });
  return json({ imports: await listImports(context.services.pool, shop) });
}

type Preview = SerializeFrom<PreviewShown>;

const previewPath = (id: string) => `/app/settings/import/previews/${id}`;

const isOver = ({ state, isLost }: Preview) => isLost || state !== "reading";

export default function Import() {
  const { imports } = useLoaderData<typeof loader>();
  const { text } = useSpeech();
  const work = useFileImport();
  // An import that was begun before the page was opened is shown as it goes on.
  const [running, setRunning] = useState(() => imports.find(({ state }) => state === "running")?.id ?? null);
  const importId = work.importId ?? running;
  const finish = () => {
    setRunning(null);
    work.reset();
  };
  return (
    <Page title={text("import.title")} backAction={{ content: text("settings.data"), url: "/app/settings/data" }}>
      <BlockStack gap="400">
        {importId === null ? (
          <Choice work={work} />
        ) : (
          <Running
            key={importId}
            importId={importId}
            listed={imports.find(({ id }) => id === importId) ?? null}
            onFinish={finish}
          />
        )}
        <History imports={imports} />
      </BlockStack>
    </Page>
  );
}

function Choice({ work }: { work: FileImport }) {
  const { text } = useSpeech();
  const preview = useWatch<Preview>(work.previewId === null ? null : previewPath(work.previewId), isOver);
  if (preview?.state === "ready" && preview.result !== null) {
    return <Found work={work} preview={preview} result={preview.result} />;
  }
  const isLooking = work.isSending || (work.previewId !== null && (preview === null || !isOver(preview)));
  return (
    <>
      {!isLooking && <FileChooser work={work} told={work.problem ?? problemOf(preview, text)} />}
      <div aria-live="polite">{isLooking && <Looking preview={preview} />}</div>
    </>
  );
}

function problemOf(preview: Preview | null, text: ReturnType<typeof useSpeech>["text"]): Problem | string | null {
  if (preview === null) return null;
  if (preview.isLost) return text("import.error.lost");
  if (preview.state === "failed") return text("import.error.failed");
  if (preview.state === "cancelled") return text("import.cancelled");
  if (preview.state !== "unreadable") return null;
  return { kind: "unreadable", line: preview.line ?? 1, sentence: preview.reason ?? "" };
}

function Looking({ preview }: { preview: Preview | null }) {
  const { text } = useSpeech();
  const [done, total] = [preview?.rowsDone ?? 0, preview?.rowsTotal ?? 0];
  const sentence = total === 0 ? text("import.lookingAtFirst") : text("import.looking", { done, total });
  return (
    <Card>
      <BlockStack gap="300">
        <Progress id="preview-progress" sentence={sentence} done={done} total={total} />
        {preview !== null && <CancelLook path={previewPath(preview.id)} />}
      </BlockStack>
    </Card>
  );
}

function CancelLook({ path }: { path: string }) {
  const { text } = useSpeech();
  const { isSending, send } = useWish(path);
  return (
    <InlineStack>
      <Button loading={isSending} onClick={send}>
        {text("import.cancel")}
      </Button>
    </InlineStack>
  );
}
