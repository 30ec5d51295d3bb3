// What does the server say by itself, in German?
import type { Texts } from "..";

export const server: Texts["server"] = {};
