// A round number that the tallest bar stays below, so that the lines of a chart stand at numbers that people read. Pure.

const rounds = [1, 2, 2.5, 5, 10];

/** @param highest of all bars. @returns at least 4, so that a half of it is a whole number. */
export function topOf(highest: number): number {
  if (highest <= 4) return 4;
  const power = 10 ** Math.floor(Math.log10(highest));
  const round = rounds.find((candidate) => candidate * power >= highest) ?? 10;
  return round * power;
}
