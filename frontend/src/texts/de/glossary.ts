// What do the words mean that the desk uses, in German?
import type { Texts } from "..";

export const glossary: Texts["glossary"] = {
  title: "Unsere Wörter",
  lead: "Was die Zeichen an einer Behauptung sagen, und wann welches gilt.",
  kinds: "Arten von Behauptungen",
  kindsLead: "Worum es geht. Die Analyse liest es aus den Worten.",
  grades: "Prüfwürdigkeit",
  gradesLead: "Von 0 bis 100: wie sehr eine Behauptung die Zeit eines Menschen verdient.",
  states: "Wo eine Behauptung steht",
  statesLead: "Von gefunden bis veröffentlicht; der Desk führt sie weiter, während Menschen arbeiten.",
  ratings: "Einstufungen",
  ratingsLead: "Die Skala dieser Redaktion. Die Administration legt sie fest.",
  gradeMeanings: {
    must_check: "Viel hängt daran, und es lässt sich prüfen. Das kommt zuerst.",
    checkable: "Es lässt sich prüfen; weniger hängt daran.",
  },
  stateMeanings: {
    unassigned: "Noch arbeitet niemand daran.",
    in_review: "Jemand hat sie übernommen und sammelt Belege.",
    submitted: "Das Urteil wartet, bis jemand anderes zustimmt oder es zurückgibt.",
    approved: "Das Urteil darf hinaus; noch sieht es niemand von außen.",
    published: "Das Urteil ist auf seiner Seite und in den Feeds zu lesen.",
    retracted: "Das Urteil wurde zurückgenommen. Seine Seite bleibt und sagt es.",
    dismissed: "Sie wird nicht geprüft. Der Grund bleibt, und sie lässt sich wieder öffnen.",
  },
};
