// Sentences for the server’s codes.
import * as analysis from "./analysis";
import * as events from "./events";
import * as figures from "./figures";
import * as refusals from "./refusals";

export const codes = { ...analysis, ...events, ...figures, ...refusals };
