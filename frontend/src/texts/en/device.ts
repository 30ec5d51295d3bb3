// What is the thing called that a browser runs on?

export const device = {
  unknown: "Unknown program",
  browserOn: (browser: string, system: string) => `${browser} on ${system}`,
};
