// How is it said when something was, or will be, in German?
import type { Texts } from "..";

export const times: Texts["times"] = {
  justNow: "gerade eben",
  minutesAgo: (n) => `vor ${n} Min.`,
  hoursAgo: (n) => `vor ${n} Std.`,
  yesterday: "gestern",
  inMinutes: (n) => `in ${n} Min.`,
  atClock: (clock) => `um ${clock} Uhr`,
};
