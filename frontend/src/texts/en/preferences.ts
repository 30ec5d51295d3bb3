// What can be chosen for this device, and in which words?

export const preferences = {
  title: "Preferences",
  about: "They are kept on this device and concern nobody else.",
  colours: "Colours",
  light: "Light",
  dark: "Dark",
  system: "As the system",
  rows: "Rows",
  comfortable: "Comfortable",
  compact: "Compact",
  language: "Language",
  languageNote: "The desk is loaded anew in it. Claims, articles and what readers see stay as they are.",
  zone: "Time zone",
  zoneNote: (now: string) => `In it times are shown and typed. It is ${now} there.`,
  thisDevice: (zone: string) => `As this device (${zone})`,
  noZone: "No time zone has such a name",
  notKept: "This browser keeps nothing for the desk: the choice ends with this page.",
  languageNotKept: "This browser keeps nothing for the desk, so another language cannot be chosen here.",
};
