// What is the thing called that a browser runs on, in German?
import type { Texts } from "..";

export const device: Texts["device"] = {
  unknown: "Unbekanntes Programm",
  browserOn: (browser, system) => `${browser} auf ${system}`,
};
