// A table that may be wider than a phone: it scrolls by itself, and can be reached and scrolled with the keyboard, which
// Polaris' own scrolling cannot.
import { DataTable, type DataTableProps } from "@shopify/polaris";

export function WideTable({ label, ...table }: DataTableProps & { label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the focus, or the keyboard cannot scroll it.
    // biome-ignore lint/a11y/useSemanticElements: a table in a frame is no fieldset, which is for fields.
    <div role="group" className="encore-wide" aria-label={label} tabIndex={0}>
      <DataTable {...table} />
    </div>
  );
}
