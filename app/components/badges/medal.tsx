// The picture of a badge, drawn exactly as the storefront draws it: the same icons, the same colours. The icons are read from
// the theme extension's own snippet, so that an icon which is added there can be chosen here.
import medalSnippet from "../../../extensions/rewards/snippets/encore_medal.liquid?raw";

const drawings = new Map(
  [...medalSnippet.matchAll(/when '([a-z]+)' -%\}([^{]+)/g)].map(([, name = "", path = ""]) => [name, path.trim()]),
);
const usual = /else -%\}([^{]+)/.exec(medalSnippet)?.[1]?.trim() ?? "";

/** The storefront draws a star where it knows no icon. */
export const icons: readonly string[] = ["star", ...drawings.keys()];

interface Props {
  name: string;
  icon: string | null;
  /** Where a picture of the merchant's own is served from. */
  image?: string | null;
}

export function Medal({ name, icon, image = null }: Props) {
  return (
    <span className="encore-medal" data-tone={[...name].length % 6} aria-hidden="true">
      {image === null ? (
        <svg viewBox="0 0 24 24" width="24" height="24" focusable="false" aria-hidden="true">
          <path d={drawings.get(icon ?? "") ?? usual} />
        </svg>
      ) : (
        <img src={image} width="44" height="44" alt="" />
      )}
    </span>
  );
}
