// What does the desk say in German? Nothing here may need a module of the desk: they wait for this one.
import type { Texts } from "..";
import { common } from "./common";

export const de: Texts = { common };
