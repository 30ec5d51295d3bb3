// Which devices sign somebody in, in German?
import type { Texts } from "..";

export const passkeys: Texts["passkeys"] = {
  title: "Passkeys",
  lead: "Ein Gerät, das Sie am Finger, am Gesicht oder an seinem eigenen Code erkennt, meldet Sie ohne Passwort an und zählt als zweiter Faktor.",
  loading: "Die Passkeys werden geladen",
  sayWhich: "Sagen Sie, welches Gerät es ist.",
  added: "Dieses Gerät meldet Sie von jetzt an an.",
  since: (day) => ["seit ", day],
  lastUsed: (when) => ["zuletzt benutzt: ", when],
  neverUsed: "nie benutzt",
  remove: "Entfernen",
  removeOne: (name) => `${name} entfernen`,
  removed: (name) => `„${name}“ meldet niemanden mehr an.`,
  form: "Neuer Passkey",
  name: "Wie nennen Sie dieses Gerät?",
  add: "Passkey hinzufügen",
  notHere: "Dieser Browser kann hier keinen anlegen.",
  known: "Dieses Gerät hat schon einen Passkey für Sie.",
  refused:
    "Das Gerät hat Sie nicht angemeldet. Vielleicht hat es keinen Passkey für dieses Desk, oder Sie haben abgebrochen.",
};
