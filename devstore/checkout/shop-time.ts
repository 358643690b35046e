// Instants written in the shop's own time zone with their offset, as every timestamp of a Shopify payload is.

const hourMs = 3_600_000;
const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, string>();

function offsetAt(instant: number, timeZone: string): string {
  // An offset changes on the hour at most, and asking Intl for every timestamp would be the slowest step of a payload.
  const key = `${timeZone}${Math.floor(instant / hourMs)}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  formats.set(timeZone, format);
  const name = format.formatToParts(instant).find((part) => part.type === "timeZoneName")?.value ?? "GMT";
  const offset = name === "GMT" ? "+00:00" : name.slice(3);
  if (offsets.size > 10_000) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

/** 2026-11-22T13:51:14-05:00 */
export function shopTime(instant: number, timeZone: string): string {
  const offset = offsetAt(instant, timeZone);
  const [hours = 0, minutes = 0] = offset.slice(1).split(":").map(Number);
  const shift = (hours * 60 + minutes) * 60_000 * (offset.startsWith("-") ? -1 : 1);
  return new Date(instant + shift).toISOString().slice(0, 19) + offset;
}
