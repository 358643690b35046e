// The first stop of the Tab key: past the title and the buttons of a page, to what stands below them. Seen only while it has
// the focus. It moves the focus by itself, because Remix would take a change of the address for a page that is left.
import { useSpeech } from "../i18n/speech.tsx";

export const contentId = "content";

function focusContent(): void {
  const page = document.getElementById(contentId);
  const content = page?.querySelector<HTMLElement>(".Polaris-Page > :last-child") ?? page;
  if (!content) return;
  content.tabIndex = -1;
  content.classList.add("encore-skipped-to");
  content.focus();
}

export function SkipLink() {
  const { text } = useSpeech();
  return (
    <a
      className="encore-skip"
      href={`#${contentId}`}
      onClick={(event) => {
        event.preventDefault();
        focusContent();
      }}
    >
      {text("frame.skip")}
    </a>
  );
}
