// Typed values of a claim in words.
import { locale, t } from "../../texts";

export type Figure = {
  low?: number | null;
  high?: number | null;
  qualifier: string;
  unit?: string | null;
  earliest?: string | null;
  latest?: string | null;
};

const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 });

/** "at least 214 people", "17–63", "12 Mar 2026 – 14 Mar 2026"; empty when there is neither figure nor date. */
export function figure(value: Figure, day: (moment: string) => string): string {
  const amount = range(value.low, value.high);
  if (amount) {
    const word = value.qualifier.replaceAll("_", " ");
    const qualifier = word === "exactly" ? "" : `${t.figures.qualifiers[word] ?? word} `;
    const said = shownBound(value) ?? amount;
    const unit = said === "1" ? value.unit?.replace(/(?<=[^s])s$/u, "") : value.unit;
    return `${qualifier}${said}${unit ? ` ${unit}` : ""}`;
  }
  const from = value.earliest ? day(value.earliest) : null;
  const to = value.latest ? day(value.latest) : null;
  if (from && to) return from === to ? from : `${from} – ${to}`;
  if (from) return t.figures.from(from);
  return to ? t.figures.until(to) : "";
}

/** "more than 6,000" is kept as low 6001: a person reads the figure that was said. */
function shownBound(value: Figure): string | null {
  const word = value.qualifier.replaceAll("_", " ");
  if (word === "more than" && value.low != null && Number.isInteger(value.low)) return number.format(value.low - 1);
  if ((word === "less than" || word === "fewer than") && value.high != null && Number.isInteger(value.high)) {
    return number.format(value.high + 1);
  }
  return null;
}

function range(low?: number | null, high?: number | null): string | null {
  if (low != null && high != null)
    return low === high ? number.format(low) : `${number.format(low)}–${number.format(high)}`;
  if (low != null) return number.format(low);
  return high != null ? number.format(high) : null;
}
