// Natural group commit: a lone item goes at once, what arrives meanwhile goes together, and one bad item hurts nobody else.
import { describe, expect, it } from "vitest";
import { gather } from "../../system/gather.ts";

class Down extends Error {}

function harness(maxItems = 10, maxGroups = 1) {
  const groups: number[][] = [];
  const poison = new Set<number>();
  let open: (() => void) | null = null;
  let isDown = false;
  const gate = () =>
    new Promise<void>((resolve) => {
      open = resolve;
    });
  const box = gather<number, string>({
    maxItems,
    maxGroups,
    failsTogether: (error) => error instanceof Down,
    run: async (items) => {
      groups.push([...items]);
      if (items[0] === 0) await gate();
      if (isDown) throw new Down("down");
      if (items.some((item) => poison.has(item))) throw new Error("poison");
      return items.map((item) => `done ${item}`);
    },
  });
  return {
    groups,
    poison,
    box,
    release: () => open?.(),
    goDown: () => {
      isDown = true;
    },
  };
}

const turn = () => new Promise((wake) => setTimeout(wake, 5));

describe("gathering", () => {
  it("sends a lone item at once and answers it", async () => {
    const { box, groups } = harness();
    expect(await box.submit(1)).toBe("done 1");
    expect(groups).toEqual([[1]]);
  });

  it("sends what arrives while a group is on its way as one group, cut to the largest size", async () => {
    const { box, groups, release } = harness(3);
    const first = box.submit(0);
    await turn();
    const others = [1, 2, 3, 4].map((item) => box.submit(item));
    await turn();
    expect(groups).toEqual([[0]]);
    release();
    expect(await Promise.all([first, ...others])).toEqual(["done 0", "done 1", "done 2", "done 3", "done 4"]);
    expect(groups).toEqual([[0], [1, 2, 3], [4]]);
  });

  it("tries the items of a failed group alone: only the bad one is rejected", async () => {
    const { box, poison, groups } = harness();
    poison.add(2);
    const answers = await Promise.allSettled([1, 2, 3].map((item) => box.submit(item)));
    expect(answers.map((answer) => answer.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(groups).toEqual([[1, 2, 3], [1], [2], [3]]);
  });

  it("tries nobody again when the failure hits all alike", async () => {
    const { box, groups, goDown } = harness();
    goDown();
    const answers = await Promise.allSettled([1, 2, 3].map((item) => box.submit(item)));
    expect(answers.map((answer) => answer.status)).toEqual(["rejected", "rejected", "rejected"]);
    expect(groups).toEqual([[1, 2, 3]]);
  });

  it("drains: resolves only when nothing waits and nothing is on its way", async () => {
    const { box, release } = harness();
    let drained = false;
    const first = box.submit(0);
    await turn();
    void box.drain().then(() => {
      drained = true;
    });
    await turn();
    expect(drained).toBe(false);
    release();
    await first;
    await turn();
    expect(drained).toBe(true);
    await box.drain();
  });
});
