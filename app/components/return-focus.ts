// Who opened a dialog with the keyboard goes on where he was once it is closed, and not at the top of the page.
import { useEffect, useState } from "react";

/** For what is a dialog for as long as it is there. */
export function useReturnFocus(): void {
  // Asked while it is made: a moment later the dialog has the focus.
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        const isLost = document.activeElement === null || document.activeElement === document.body;
        if (isLost && opener instanceof HTMLElement) opener.focus();
      });
    },
    [opener],
  );
}
