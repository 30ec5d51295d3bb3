// What does the desk say around one claim, in German?
import type { Texts } from "..";

export const workspace: Texts["workspace"] = {
  loading: "Die Behauptung wird geladen",
  evidence: "Belege",
  verdict: "Urteil",
  comments: "Kommentare",
  history: "Verlauf",
  assigned: "Ihnen zugewiesen.",
  correct: "Dieses Urteil berichtigen",
  take: "Übernehmen und das Urteil schreiben",
};
