// Nothing is timed before all contestants have given the same answers: the same badges for the same orders.
// A difference ends the benchmark, naming the order and both answers.
import type { BadgeDefinition } from "../../rewards/engine/index.ts";
import type { Contestant } from "./contestant.ts";
import type { Purchase } from "./purchases.ts";

export interface Agreement {
  orders: number;
  /** Badges that an order earns, on average. */
  matchesPerOrder: number;
}

export async function crossCheck(
  contestants: readonly Contestant[],
  badges: readonly BadgeDefinition[],
  orders: readonly Purchase[],
): Promise<Agreement> {
  let agreed: string[] | undefined;
  for (const contestant of contestants) {
    const answers = await answersOf(contestant, badges, orders);
    agreed ??= answers;
    for (const [position, answer] of answers.entries()) {
      if (answer === agreed[position]) continue;
      const first = contestants[0]?.name;
      throw new Error(`${contestant.name} and ${first} disagree on order ${position}: ${answer} / ${agreed[position]}`);
    }
  }
  const matches = (agreed ?? []).reduce((sum, answer) => sum + (answer === "" ? 0 : answer.split(",").length), 0);
  return { orders: orders.length, matchesPerOrder: matches / Math.max(1, orders.length) };
}

async function answersOf(
  contestant: Contestant,
  badges: readonly BadgeDefinition[],
  orders: readonly Purchase[],
): Promise<string[]> {
  const built = await contestant.build(badges, orders);
  const answers: string[] = [];
  for (let position = 0; position < orders.length; position += 1) {
    const outcome = built.run(position);
    const answer = built.answer(built.isAsynchronous ? await outcome : outcome);
    answers.push([...answer].sort((first, second) => first - second).join(","));
  }
  return answers;
}
