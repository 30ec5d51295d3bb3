// What are the typed figures of an appearance? (The API describes them loosely; this reads them strictly.)
import * as v from "valibot";

const Value = v.object({
  text: v.string(),
  measures: v.fallback(v.string(), ""),
  low: v.fallback(v.nullish(v.number()), null),
  high: v.fallback(v.nullish(v.number()), null),
  qualifier: v.fallback(v.string(), "exactly"),
  unit: v.fallback(v.nullish(v.string()), null),
  earliest: v.fallback(v.nullish(v.string()), null),
  latest: v.fallback(v.nullish(v.string()), null),
});
type Value = v.InferOutput<typeof Value>;

/** The values that can be shown; one that is not understood is left out rather than shown wrong. */
export function readValues(raw: readonly unknown[]): Value[] {
  return raw.flatMap((one) => {
    const parsed = v.safeParse(Value, one);
    return parsed.success ? [parsed.output] : [];
  });
}
