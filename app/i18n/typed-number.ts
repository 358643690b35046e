// Numbers as merchants type them, read by their locale: "1,000" is a thousand in English and one in German, "1.000" the other way
// round. What the locale does not allow is read as others write it, where that can mean but one thing.

export interface TypedNumbers {
  /** Digits with a point at most, such as "-1000.5". Null: no number. */
  read(typed: string): string | null;
  /** A plain number as a field shows it: with the locale's decimal sign and nothing between thousands. */
  write(plain: string): string;
}

type Sign = "." | ",";

export function typedNumbers(locale: string): TypedNumbers {
  const decimal = new Intl.NumberFormat(locale).formatToParts(0.5).some(({ value }) => value === ",") ? "," : ".";
  const other = decimal === "," ? "." : ",";
  const patterns = [patternOf(other, decimal), patternOf(decimal, other)];
  return {
    read: (typed) => {
      // Full-width digits and signs are digits and signs.
      const text = typed.normalize("NFKC").trim().replace("−", "-");
      for (const pattern of patterns) {
        const [matched, sign = "", whole = "", fraction] = pattern.exec(text) ?? [];
        if (matched === undefined) continue;
        const digits = whole.replaceAll(/\D/g, "");
        return `${sign === "-" ? "-" : ""}${digits}${fraction === undefined ? "" : `.${fraction}`}`;
      }
      return null;
    },
    write: (plain) => (/^-?\d+\.\d+$/.test(plain) ? plain.replace(".", decimal) : plain),
  };
}

/** Thousands may be set apart by spaces and apostrophes anywhere; India sets hundreds of thousands apart by two digits. */
function patternOf(group: Sign, decimal: Sign): RegExp {
  const apart = `[\\${group}\\s'’]`;
  return new RegExp(`^([+-]?)(\\d+|[1-9]\\d{0,2}(?:${apart}\\d{2,3})*${apart}\\d{3})(?:\\${decimal}(\\d+))?$`);
}
