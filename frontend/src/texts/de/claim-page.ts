// What does the desk say on the page of one claim, in German?
import type { Texts } from "..";

export const claimPage: Texts["claimPage"] = {
  readInArticle: "Im Artikel lesen",
  print: "Drucken",
  printed: (at) => `Gedruckt am ${at}`,
};
