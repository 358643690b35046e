// The ladder of the model's shop, and who stands where on it, reckoned without looking at the code under test: a level is
// reached once, by whatever is collected, and handed out then; nothing that is taken back, spent or expired takes it away.

/** What each takes in all, from the lowest. */
export const targets = [150, 400, 1_000] as const;

export const levels = targets.map((target, place) => ({
  id: `level-${place + 1}`,
  name: `Level ${place + 1}`,
  target,
  deliverables: [{ id: `perk-${place + 1}`, kind: "Prize", label: "A perk" }],
}));

interface Climber {
  /** Collected in all, less what was taken back as not earned. */
  total: number;
  /** Null: nothing has decided it yet, and what the total reaches counts as reached. */
  highest: number | null;
  /** How often each level was handed out. */
  handedOut: number[];
}

const nobody = (): Climber => ({ total: 0, highest: null, handedOut: targets.map(() => 0) });
const reachedBy = (total: number) => targets.filter((target) => target <= total).length;

export class Ladder {
  private readonly climbers = new Map<string, Climber>();

  of(player: string): Climber {
    const known = this.climbers.get(player) ?? nobody();
    this.climbers.set(player, known);
    return known;
  }

  /** Points of an action, a badge or a hand, which lead to levels; below zero they decide the place and no more. */
  collect(player: string, points: number): void {
    const climber = this.of(player);
    const before = climber.highest ?? reachedBy(climber.total);
    climber.total += points;
    climber.highest = Math.max(before, reachedBy(climber.total));
    for (let place = before; place < climber.highest; place += 1) {
      climber.handedOut[place] = (climber.handedOut[place] ?? 0) + 1;
    }
  }

  takeBack(player: string, points: number): void {
    this.of(player).total -= points;
  }

  merge(from: string, to: string): void {
    const [leaving, staying] = [this.of(from), this.of(to)];
    this.climbers.set(from, nobody());
    this.climbers.set(to, {
      total: leaving.total + staying.total,
      highest: Math.max(...[leaving, staying].map(({ highest, total }) => highest ?? reachedBy(total))),
      handedOut: targets.map((_, place) => (leaving.handedOut[place] ?? 0) + (staying.handedOut[place] ?? 0)),
    });
  }
}
