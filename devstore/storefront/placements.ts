// Where the merchant of this store has put the app's blocks, and what he has set in the theme editor: as a merchant would do
// it, so mostly nothing.

export interface Placement {
  /** The file in the extension's blocks folder, without its ending. */
  block: string;
  settings?: Record<string, unknown>;
}

export const placements: Readonly<Record<string, readonly Placement[]>> = {
  product: [{ block: "earns" }],
  cart: [{ block: "earns" }, { block: "points" }],
  "customers/account": [{ block: "points" }, { block: "rewards" }, { block: "badges" }],
  "customers/order": [{ block: "points" }],
};

/** The switched-on app embeds: on every page, before the end of the body. Who moves the app proxy has to say so there. */
export const embeds = ({ prefix, subpath }: { prefix: string; subpath: string }): readonly Placement[] => [
  { block: "launcher", settings: { proxy: `/${prefix}/${subpath}` } },
];
