// Something that goes on without the page: looked at again and again until it is over.
import { useFetcher } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";

const lookEveryMs = 700;

/** @param path null: nothing is watched. @param isOver must be the same function each time. */
export function useWatch<Thing>(path: string | null, isOver: (thing: Thing) => boolean): Thing | null {
  const fetcher = useFetcher({ key: `watch ${path}` });
  const load = useRef(fetcher.load);
  load.current = fetcher.load;
  const [ended, setEnded] = useState<string | null>(null);
  const thing = path === null ? null : ((fetcher.data as Thing | undefined) ?? null);
  useEffect(() => {
    if (thing !== null && isOver(thing)) setEnded(path);
  }, [thing, isOver, path]);
  useEffect(() => {
    if (path === null || path === ended) return;
    load.current(path);
    const timer = setInterval(() => load.current(path), lookEveryMs);
    return () => clearInterval(timer);
  }, [path, ended]);
  return thing;
}
