// What the compiler cannot know: Vite's asset imports, App Bridge's own elements and its global.
/// <reference types="vite/client" />
import type { DetailedHTMLProps, HTMLAttributes } from "react";

type OwnElement = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "ui-nav-menu": OwnElement;
      "ui-save-bar": OwnElement & { id: string; discardConfirmation?: boolean };
    }
  }
  interface ButtonHTMLAttributes<T> {
    /** In a save bar: "primary" saves, the one without discards. */
    variant?: "primary";
    loading?: "" | undefined;
  }
}

declare global {
  /** App Bridge; only in a browser. */
  const shopify: {
    /** What of the app stands where; absent in older versions. */
    app?: {
      extensions?(): Promise<
        {
          handle: string;
          type: "ui_extension" | "theme_app_extension";
          /** Of a theme: its blocks and embeds. */
          activations: { handle?: string; status?: "active" | "available" | "unavailable"; target: string }[];
        }[]
      >;
    };
    toast: { show(text: string, options?: { isError?: boolean; duration?: number }): string };
    saveBar: {
      show(id: string): Promise<void>;
      hide(id: string): Promise<void>;
      /** Rejects when the merchant stays. */
      leaveConfirmation(): Promise<void>;
    };
  };
}
