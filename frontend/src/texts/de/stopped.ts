// What is said when a page, or a part of one, cannot go on, in German?
import type { Texts } from "..";

export const stopped: Texts["stopped"] = {
  title: "Diese Seite kommt nicht weiter",
  silent: "Claimdesk antwortet nicht",
  newVersion: "Es gibt eine neue Version",
  newVersionNext:
    "Laden Sie neu, um damit weiterzuarbeiten. Was Sie getippt haben, bleibt auf diesem Gerät und kommt mit dem Formular zurück.",
  reload: "Neu laden",
  queue: "Zur Warteliste",
  missingTitle: "Unter dieser Adresse gibt es nichts",
  missingText: "Der Link ist vielleicht alt, oder ein Teil davon ging verloren.",
  noArticle: "Diesen Artikel gibt es nicht",
  noClaim: "Diese Behauptung gibt es nicht",
  noClaimText:
    "Vielleicht ging ein Teil des Links verloren. Die Warteliste findet jede Behauptung, auch zusammengelegte und verworfene.",
  noArticleText: "Vielleicht ging ein Teil des Links verloren. In der Liste stehen alle Artikel.",
  articles: "Zu den Artikeln",
};
