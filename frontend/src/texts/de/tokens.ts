// Which programs come in somebody's name, in German?
import type { Texts } from "..";

export const tokens: Texts["tokens"] = {
  title: "API-Tokens",
  lead: (header) => [
    "Ein Programm sendet eines davon als ",
    header,
    ". Es darf nie mehr, als Sie selbst zu dieser Zeit dürfen.",
  ],
  loading: "Die Tokens werden geladen",
  scopes: {
    read: "Alles lesen, was ich lesen darf",
    "feeds:read": "Feeds lesen, wo sie nicht öffentlich sind, und sonst nichts",
    review: "Artikel einbringen, Behauptungen prüfen, Urteile vorschlagen und freigeben",
    publish: "Veröffentlichen, berichtigen und zurückziehen",
    administer: "Konten und Regeln verwalten",
  },
  days: { 30: "30 Tage", 90: "90 Tage", 365: "Ein Jahr" },
  sayWhat: "Sagen Sie, wofür es ist.",
  chooseOne: "Wählen Sie mindestens eines.",
  until: (day) => ["gilt bis ", day],
  lastUsed: (when) => ["zuletzt benutzt: ", when],
  neverUsed: "nie benutzt",
  revoke: "Widerrufen",
  revokeOne: (name) => `${name} widerrufen`,
  revoked: (name) => `„${name}“ gilt nicht mehr.`,
  made: (name) => `Das Token „${name}“`,
  madeHelp: "Verwahren Sie es dort, wo das Programm es findet und sonst niemand. Es wird nur jetzt gezeigt.",
  form: "Neues Token",
  purpose: "Wofür ist es?",
  worksFor: "Gilt",
  itMay: "Es darf",
  make: "Token erstellen",
};
