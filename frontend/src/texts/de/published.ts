// What has gone out, in German?
import type { Texts } from "..";

export const published: Texts["published"] = {
  title: "Veröffentlicht",
  loading: "Die veröffentlichten Urteile werden geladen",
  none: "Noch ist nichts veröffentlicht",
  noneHelp: (toPublish) => [
    "Freigegebene Urteile warten unter ",
    toPublish("Zu veröffentlichen"),
    ". Sind sie veröffentlicht, stehen sie hier, auf ihren öffentlichen Seiten und in den Feeds.",
  ],
  verdicts: "Urteile",
  published: (when) => ["veröffentlicht: ", when],
  publicPage: "Öffentliche Seite",
  ofStatement: (statement) => ` zu „${statement}“`,
};
