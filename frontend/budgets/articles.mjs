// Invented articles that fill a newsroom to its limits (node articles.mjs FOLDER writes them, with a manifest).
import { writeFileSync } from "node:fs";
import { join } from "node:path";

const SHORT_ARTICLES = 500;
const CLAIMS_IN_SHORT = 10;
const CLAIMS_IN_LONG = 5600;
/** The server takes 2 MiB. */
const LONG_BYTES = 2_080_000;
export const LONG_TITLE = "The whole report of the commission on the valley";

const PLACES = ["Sarn", "Port Lenn", "Anlis", "Dravo", "Kestrin", "Mole Bay", "Ustra", "Veld", "Orrin", "Tamsel"];
const BODIES = ["the health ministry", "the harbour council", "the relief agency", "the mayor’s office", "the army"];
const OUTLETS = ["Velka Daily", "Tarsia Post", "The Ostrava Lake Observer", "Kestrin Courier"];
const MONTHS = ["January", "March", "April", "June", "September", "November"];

let seed = 7;
function upTo(most) {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed % most;
}
const one = (of) => of[upTo(of.length)];
const day = () => `${1 + upTo(28)} ${one(MONTHS)} ${2015 + upTo(10)}`;

/** Sentences that are claims, each with a number of its own, so that no two are the same claim. */
const CLAIMS = [
  (n) => `At least ${n + 3} people were killed near ${one(PLACES)} on ${day()}, ${one(BODIES)} said.`,
  (n) => `More than ${n + 11},000 tonnes of grain were stored in ${one(PLACES)}, according to ${one(BODIES)}.`,
  (n) => `“We counted ${n + 20} vehicles in ${one(PLACES)}”, a spokesperson for ${one(BODIES)} told reporters.`,
  (n) => `The agreement of ${day()} obliges both sides to remove ${n + 5} guns from ${one(PLACES)}.`,
  (n) => `The bridge at ${one(PLACES)}, ${n + 40} metres long, was opened on ${day()}.`,
  (n) => `Prices in ${one(PLACES)} rose because ${n + 2} trucks were stopped on the road, ${one(BODIES)} said.`,
];
/** Sentences between them, which claim nothing. */
const TALK = [
  "It is a quiet town, and people like to say so.",
  "Who would want to leave such a place?",
  "The road goes on along the river, past orchards and low walls.",
  "Nobody in the room wished to speak first.",
  "Perhaps that is the way of every valley.",
  "One hears the bells from far away, and then the dogs.",
];

function paragraph(number, bytes) {
  const sentences = [one(CLAIMS)(number)];
  for (let length = sentences[0].length; length < bytes; length = sentences.join(" ").length)
    sentences.splice(upTo(sentences.length + 1), 0, one(TALK));
  return sentences.join(" ");
}

function main(folder) {
  const manifest = [];
  const write = (file, title, paragraphs) => {
    writeFileSync(join(folder, file), `${paragraphs.join("\n\n")}\n`);
    manifest.push({ file, title, outlet: one(OUTLETS), published_at: "2026-03-17", language: "en" });
  };
  for (let article = 0; article < SHORT_ARTICLES; article++) {
    const numbers = Array.from({ length: CLAIMS_IN_SHORT }, (_, at) => article * CLAIMS_IN_SHORT + at);
    write(
      `${article}.txt`,
      `Report number ${article} from ${one(PLACES)}`,
      numbers.map((number) => paragraph(number, 200)),
    );
  }
  const long = Array.from({ length: CLAIMS_IN_LONG }, (_, at) => at);
  write(
    "long.txt",
    LONG_TITLE,
    long.map((number) => paragraph(number, LONG_BYTES / CLAIMS_IN_LONG - 28)),
  );
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
}

if (import.meta.filename === process.argv[1]) main(process.argv[2] ?? ".");
