// Several shops at a time, each once: a shop that is slow holds nobody else up, and one that is under way is not begun again.

export interface TurnParts<Name> {
  mostAtOnce: number;
  /** Rejects never. */
  run(name: Name): Promise<void>;
}

export function createTurns<Name>({ mostAtOnce, run }: TurnParts<Name>) {
  const underWay = new Map<Name, Promise<void>>();
  const waiting = new Set<Name>();

  const startNext = () => {
    for (const name of waiting) {
      if (underWay.size >= mostAtOnce) return;
      waiting.delete(name);
      underWay.set(
        name,
        run(name).then(() => {
          underWay.delete(name);
          startNext();
        }),
      );
    }
  };

  return {
    underWay: (): Name[] => [...underWay.keys()],
    /** Those that are under way are passed over: they find by themselves what is new. */
    add: (names: readonly Name[]): void => {
      for (const name of names) if (!underWay.has(name)) waiting.add(name);
      startNext();
    },
    /** Resolves when nothing is under way; who was waiting is not begun. */
    drain: async (): Promise<void> => {
      waiting.clear();
      await Promise.all(underWay.values());
    },
  };
}
