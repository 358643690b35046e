// The parts of docs/rules.md that no table can say: what badge types, points and the order of actions mean.
// Each sentence is a promise with a test of the same words in test/engine.
import { MAXIMUM_AWARDS_PER_ACTION } from "./limits.ts";

export const anniversaryNote =
  "Encore itself sends the action `anniversary`, on the day of each year on which a customer's first order that still counts was placed, in the shop's time zone; 29 February is 1 March in years that have none. It is sent once for each number of years, only where a badge in force or a rule for actions asks for it, and never while the programme is paused.";

export const badgeTypeNotes = `## Badges

- **OneTimeOnly** is earned once, ever.
- **Repeatable** is earned each time its challenges hold again. Counts and sums give up their target and keep what is left over, so n actions earn exactly floor(n / target); windows, streaks and different values start over from nothing. One action can complete a sum several times, ${MAXIMUM_AWARDS_PER_ACTION} times at most; the rest waits for the next action. With a cool-down, an action nearer than that to the last award does not count. \`maximumPerPlayer\` ends it.
- **Ranked** has levels with rising targets and one challenge that they measure. Nothing is given up between levels; one action can climb several, and each pays its own points and deliverables.
- A badge with \`visible: false\` is a **trigger**: it works like any other, but shoppers are not shown it.
- **Prerequisites** must have been earned by an earlier action. Until then nothing counts for the badge.
- **Dates**: an action counts when \`startsAt\` <= its time < \`endsAt\`. Its time is when it happened, not when it arrived.
- **Limited**: with a \`quantity\`, the badge can be earned that often by all players together; a deliverable with a \`quantity\` is left out once it is gone.
- **Draw**: one deliverable is drawn by \`weight\` from those in stock; \`nothingWeight\` adds blanks. The draw follows from the decision's seed, the badge and the occurrence, so it can be repeated.`;

export const pointNotes = `## Points

An action earns (fixed points + amount x points per unit) x multiplier, worked out exactly and rounded once: to the nearest (half up), down or up. Then \`maximumPerAction\` and \`maximumPerDay\` (a day of the shop's time zone) cut it off. An action nearer than \`pointGapMs\` to the last one that earned points earns none; badges are not affected. The multiplier does not touch the points of badges.

**Levels** are steps of total points: all that a player has collected, spent and expired points included. Each is reached once, also if points are taken back and earned again, and hands out its deliverables then.`;

export const orderNotes = `## When actions come late or out of order

The result is the same in any order, with these exceptions, which follow from what is asked:

- a badge with prerequisites, because actions count only after the prerequisite was earned;
- cool-downs, point gaps, caps, \`maximumPerPlayer\` and limited quantities, because whoever comes first takes what there is;
- a sum that one action completes more often than it may be awarded at once, because the rest waits for the next action;
- a Repeatable badge with a window, a streak or different values, across an award;
- which action a badge is awarded with: the one that completes it when it arrives.`;
