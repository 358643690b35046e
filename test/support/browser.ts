// A real Chromium for tests: the one that CHROME_PATH names, or the one that comes as an npm package (Linux x64). Where none
// can run, browser tests are skipped and the run says so at its end.
import chromium from "@sparticuz/chromium";
import { type Browser, chromium as playwright } from "playwright-core";
import { inject } from "vitest";

const quiet = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const needs = "They need a Chromium: set CHROME_PATH to one.";

export async function startBrowser(...flags: string[]): Promise<Browser> {
  const { CHROME_PATH } = process.env;
  const executablePath = CHROME_PATH || (await chromium.executablePath());
  return playwright.launch({ executablePath, args: [...quiet, "--headless=new", ...flags] });
}

/** Why no browser can be had here, in a sentence; null when one can. */
export async function findBrowserProblem(): Promise<string | null> {
  try {
    const browser = await startBrowser();
    await browser.close();
    return null;
  } catch (error) {
    const [reason = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    return `${needs} (${reason})`;
  }
}

declare module "vitest" {
  interface ProvidedContext {
    browserProblem: string | null;
  }
}

export const hasBrowser = (): boolean => inject("browserProblem") === null;
