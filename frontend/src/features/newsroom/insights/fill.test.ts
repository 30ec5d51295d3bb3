// Tests of the colours and patterns of charts.
import { expect, it } from "vitest";
import { theme, variables } from "../../../theme";
import { BEFORE, colorOf, fillAt, NOW } from "./fill";

type Color = readonly [number, number, number];
type Matrix = readonly [Color, Color, Color];

/** Colour-blindness by Machado, Oliveira and Fernandes (2009), severity 1, for linear light. */
const EYES: Record<string, Matrix> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  "without red": [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  "without green": [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  "without blue": [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};
/** Colours of CIELAB nearer than this are hard to tell apart in small areas. */
const DISTINCT = 20;

function linear(hex: string): Color {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return [r, g, b];
}

const dot = (one: Color, other: Color) => one[0] * other[0] + one[1] * other[1] + one[2] * other[2];
const luminance = (color: Color) => dot(color, [0.2126, 0.7152, 0.0722]);

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(linear(one)), luminance(linear(other))].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function lab(color: Color): Color {
  const within = color.map((value) => Math.min(1, Math.max(0, value))) as unknown as Color;
  const curve = (value: number) => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116);
  const x = curve(dot(within, [0.4124, 0.3576, 0.1805]) / 0.95047);
  const y = curve(luminance(within));
  const z = curve(dot(within, [0.0193, 0.1192, 0.9505]) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function distance(one: string, other: string, [r, g, b]: Matrix): number {
  const seen = (hex: string) => {
    const light = linear(hex);
    return lab([dot(r, light), dot(g, light), dot(b, light)]);
  };
  const [a, c] = [seen(one), seen(other)];
  return Math.hypot(a[0] - c[0], a[1] - c[1], a[2] - c[2]);
}

it.each(["light", "dark"] as const)("has colours that hold on the %s ground and for the colour-blind", (scheme) => {
  // biome-ignore lint/suspicious/noExplicitAny: the resolver does not look at the theme
  const colors = variables(theme as any)[scheme];
  const ground = colors["--surface"] ?? "";
  const series = [1, 2, 3, 4].map((number) => colors[`--series-${number}`] ?? "");
  for (const color of series) expect(contrast(color, ground)).toBeGreaterThanOrEqual(3);
  for (const matrix of Object.values(EYES))
    for (const [index, one] of series.entries())
      for (const other of series.slice(index + 1)) expect(distance(one, other, matrix)).toBeGreaterThan(DISTINCT);
});

it("tells series apart by their patterns, and gives way to the colours that a person has chosen", () => {
  const fills = Array.from({ length: 7 }, (_, index) => fillAt(index));
  expect(new Set(fills.map(({ pattern }) => pattern)).size).toBe(7);
  expect(NOW.pattern).not.toBe(BEFORE.pattern);
  for (const fill of fills) expect(colorOf(fill)).toMatch(/^var\(--mono, /);
});
