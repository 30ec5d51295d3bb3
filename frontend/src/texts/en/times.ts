// How is it said when something was, or will be?

export const times = {
  justNow: "just now",
  minutesAgo: (n: number) => `${n} min ago`,
  hoursAgo: (n: number) => `${n} h ago`,
  yesterday: "yesterday",
  inMinutes: (n: number) => `in ${n} min`,
  atClock: (clock: string) => `at ${clock}`,
};
