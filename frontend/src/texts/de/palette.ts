// What is said where everything can be searched and done, in German?
import type { Texts } from "..";

export const palette: Texts["palette"] = {
  placeholder: "Behauptung, Artikel, Person, Seite oder Befehl …",
  results: "Treffer",
  claims: "Behauptungen",
  articles: "Artikel",
  people: "Personen",
  theirs: "Behauptungen in diesen Händen",
  searching: "Suche läuft …",
  found: (_n, shown) => `${shown} Treffer`,
  nothing: (query) =>
    `Nichts passt zu „${query}“. Versuchen Sie es mit weniger Wörtern oder einem Wortanfang.`,
  failed: "Behauptungen und Artikel ließen sich nicht durchsuchen. Noch einmal versuchen",
  move: "bewegen",
  choose: "wählen",
  leave: "verlassen",
};
