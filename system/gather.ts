// Natural group commit: while one group is on its way, what arrives meanwhile makes up the next. Nobody waits on a timer,
// a lone item goes at once, and under load the groups grow by themselves up to `maxItems`.

export interface GatherOptions<Item, Result> {
  /** Does the work for a whole group, whole or not at all; answers in the order of the items. */
  run: (items: readonly Item[]) => Promise<readonly Result[]>;
  maxItems: number;
  /** Groups on their way at the same time. */
  maxGroups: number;
  /** Whether a failure would hit every item alike (a server that is down). Any other: the items are tried one by one. */
  failsTogether: (error: unknown) => boolean;
}

export interface Gather<Item, Result> {
  submit(item: Item): Promise<Result>;
  /** Resolves when nothing is waiting or on its way. */
  drain(): Promise<void>;
}

interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

export function gather<Item, Result>(options: GatherOptions<Item, Result>): Gather<Item, Result> {
  let waiting: Waiting<Item, Result>[] = [];
  let groups = 0;
  let idle: (() => void)[] = [];

  const next = () => {
    while (waiting.length > 0 && groups < options.maxGroups) {
      const group = waiting.slice(0, options.maxItems);
      waiting = waiting.slice(options.maxItems);
      groups += 1;
      void settle(options, group).finally(() => {
        groups -= 1;
        next();
      });
    }
    if (groups === 0 && waiting.length === 0) {
      for (const resolve of idle) resolve();
      idle = [];
    }
  };

  return {
    submit: (item) =>
      new Promise<Result>((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        // In the next turn, so that requests that are read from their sockets in the same turn share a group.
        if (groups < options.maxGroups) setImmediate(next);
      }),
    drain: () =>
      groups === 0 && waiting.length === 0
        ? Promise.resolve()
        : new Promise<void>((resolve) => {
            idle.push(resolve);
          }),
  };
}

async function settle<Item, Result>(
  options: GatherOptions<Item, Result>,
  group: readonly Waiting<Item, Result>[],
): Promise<void> {
  try {
    const results = await options.run(group.map((entry) => entry.item));
    if (results.length !== group.length) throw new Error(`A group of ${group.length} got ${results.length} answers.`);
    group.forEach((entry, place) => {
      entry.resolve(results[place] as Result);
    });
  } catch (error) {
    if (group.length === 1 || options.failsTogether(error)) {
      for (const entry of group) entry.reject(error);
      return;
    }
    for (const entry of group) await settle(options, [entry]);
  }
}
