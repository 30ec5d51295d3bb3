// Which rules hold in this newsroom, in German?
import type { Texts } from "..";

export const settings: Texts["settings"] = {
  title: "Regeln der Redaktion",
  loading: "Die Regeln werden geladen",
  saved: "Gespeichert. Die Regeln gelten von jetzt an.",
  approvals: "Freigaben",
  approvalsHelp: "Wie viele andere als die verfassende Person ein Urteil freigeben müssen.",
  origins: "Unabhängige Ursprünge",
  originsHelp:
    "Auf wie viele unabhängige Ursprünge die öffentlichen Quellen zurückgehen müssen. Abdrucke derselben Agenturmeldung zählen einmal.",
  ratings: "Für diese Einstufungen",
  ratingsHelp: "Leer: für jede Einstufung. Alle anderen brauchen einen.",
  secondFactor: "Zweiter Faktor",
  secondFactorHelp:
    "Rollen, die einen haben müssen. Bis dahin lässt sich dort nur einer einrichten und sonst nichts tun.",
  failed: (why) => `${why} Ihre Auswahl ist noch hier; sehen Sie sie durch und speichern Sie noch einmal.`,
  forAdmins: "Ändern kann diese Regeln die Administration.",
};
