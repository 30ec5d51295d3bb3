// Sätze zu den Codes des Servers.
import type { Texts } from "../../en";
import * as analysis from "./analysis";
import * as events from "./events";
import * as figures from "./figures";
import * as refusals from "./refusals";

export const codes: Texts["codes"] = { ...analysis, ...events, ...figures, ...refusals };
