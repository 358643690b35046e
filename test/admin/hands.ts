// The two ways in which a merchant works: with the mouse, and with the keyboard alone. With the keyboard everything is reached
// by Tab, shows that it has the focus, and is worked by Enter, Space and arrows.
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

export interface Hand {
  /** A button, a link, an option. */
  press(what: Locator): Promise<void>;
  type(field: Locator, text: string): Promise<void>;
  /** The first of what a field offers while one types. */
  takeOffered(field: Locator, text: string, offered: Locator): Promise<void>;
}

export const mouse: Hand = {
  press: (what) => what.click(),
  type: (field, text) => field.fill(text),
  takeOffered: async (field, text, offered) => {
    await field.fill(text);
    await offered.click();
  },
};

/** More stops than any page has: who has not come by until then sits in a trap. */
const mostSteps = 250;

export function keyboard(page: Page): Hand {
  const go = async (to: Locator) => {
    await to.waitFor();
    for (let step = 0; step < mostSteps; step += 1) {
      if (await to.evaluate((element) => element.ownerDocument.activeElement === element)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`Tab never comes to ${to}.`);
  };
  return {
    press: async (what) => {
      await go(what);
      expect(await showsFocus(what), `${what} shows that it has the focus`).toBe(true);
      await page.keyboard.press("Enter");
    },
    type: async (field, text) => {
      await go(field);
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.type(text);
    },
    takeOffered: async (field, text, offered) => {
      await go(field);
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.type(text);
      await offered.waitFor();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
    },
  };
}

/** Whether it looks otherwise than without the focus. */
function showsFocus(what: Locator): Promise<boolean> {
  return what.evaluate(async (element) => {
    const settled = () => new Promise((resolve) => setTimeout(resolve, 250));
    const drawn = () =>
      [null, "::before", "::after"]
        .map((pseudo) => {
          const { outline, boxShadow, backgroundColor, borderColor } = getComputedStyle(element, pseudo);
          return [outline, boxShadow, backgroundColor, borderColor].join();
        })
        .join();
    await settled();
    const focused = drawn();
    (element as HTMLElement).blur();
    await settled();
    const bare = drawn();
    (element as HTMLElement).focus({ focusVisible: true } as FocusOptions);
    return focused !== bare;
  });
}
