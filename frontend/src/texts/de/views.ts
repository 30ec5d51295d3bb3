// Which views of the queue are kept, in German?
import type { Texts } from "..";

export const views: Texts["views"] = {
  mine: "Meine Ansichten",
  remove: (name) => `Ansicht ${name} entfernen`,
  keepAsk: "Diese Ansicht behalten …",
  keep: "Diese Ansicht behalten",
  kept: "Unter „Meine Ansichten“ abgelegt.",
  name: "Name",
  keepIt: "Behalten",
};
