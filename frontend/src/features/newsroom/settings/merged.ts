// Settings that a colleague has changed while they were typed here.

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** What was typed since `before`, in `now`: values that nobody touched here are those of the colleague. */
export function merged<Value>(before: Value, typed: Value, now: Value): Value {
  if (isSame(before, typed)) return now;
  if (!isObject(before) || !isObject(typed) || !isObject(now)) return typed;
  const names = new Set([...Object.keys(typed), ...Object.keys(now)]);
  const parts = [...names].map((name) => [name, merged(before[name], typed[name], now[name])]);
  return Object.fromEntries(parts.filter(([, value]) => value !== undefined));
}
