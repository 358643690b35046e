// Something that goes on without the page: looked at again and again until it is over. The next look waits for the answer to the
// last, and one that fails is tried again later: neither a slow line nor a broken one ends the watch or takes the page away.
import { useEffect, useState } from "react";
import { readJson } from "./read-json.ts";

const lookEveryMs = 700;
/** After failures, each pause is twice the last, this many times. */
const mostDoublings = 4;

/** @param path null: nothing is watched. @param isOver must be the same function each time. */
export function useWatch<Thing>(path: string | null, isOver: (thing: Thing) => boolean): Thing | null {
  const [seen, setSeen] = useState<{ path: string; thing: Thing } | null>(null);
  useEffect(() => {
    if (path === null) return;
    const leaving = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (failures: number) => {
      const thing = await readJson<Thing>(path, leaving.signal);
      if (leaving.signal.aborted) return;
      if (thing !== null) setSeen({ path, thing });
      if (thing !== null && isOver(thing)) return;
      const failed = thing === null ? Math.min(failures + 1, mostDoublings) : 0;
      timer = setTimeout(() => void look(failed), lookEveryMs * 2 ** failed);
    };
    void look(0);
    return () => {
      leaving.abort();
      clearTimeout(timer);
    };
  }, [path, isOver]);
  return seen?.path === path ? seen.thing : null;
}
