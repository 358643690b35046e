// Moments as a merchant writes them: on the clocks of the shop. Between Unix milliseconds and "2026-11-27T00:00".

const minuteMs = 60_000;
const dayMs = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  formats.set(timeZone, made);
  return made;
}

/** What the shop's clocks show at that moment. */
export function localText(at: number, timeZone: string): string {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return `${parts["year"]?.padStart(4, "0")}-${parts["month"]}-${parts["day"]}T${parts["hour"]}:${parts["minute"]}`;
}

/** The moment at which the shop's clocks show this; where they are put forward past it, the moment they are put forward. */
export function instantOf(text: string, timeZone: string): number | null {
  const wanted = Date.parse(`${text}Z`);
  if (Number.isNaN(wanted)) return null;
  const shown = (at: number) => Date.parse(`${localText(at, timeZone)}Z`);
  const before = wanted - offsetAt(wanted - dayMs, shown);
  const after = wanted - offsetAt(wanted + dayMs, shown);
  // Where clocks are put back it is shown twice: the first counts.
  for (const at of [before, after]) if (shown(at) === wanted) return at;
  let [early, late] = [Math.min(before, after), Math.max(before, after)];
  while (late - early > minuteMs) {
    const middle = early + Math.floor((late - early) / 2 / minuteMs) * minuteMs;
    if (shown(middle) < wanted) early = middle;
    else late = middle;
  }
  return late;
}

/** How far the shop's clocks are ahead. */
const offsetAt = (at: number, shown: (at: number) => number): number => shown(at) - at;
