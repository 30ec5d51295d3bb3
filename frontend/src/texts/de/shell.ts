// What stands around every page, in German?
import type { Texts } from "..";

export const shell: Texts["shell"] = {
  skip: "Zum Inhalt springen",
  desk: "Desk",
  editor: "Redaktion",
  admin: "Administration",
  search: "Suchen",
  account: (name) => `Konto: ${name}`,
  preferences: "Einstellungen",
};
