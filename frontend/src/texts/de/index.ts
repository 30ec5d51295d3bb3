// What does the desk say in German? Nothing here may need a module of the desk: they wait for this one.
import type { Texts } from "..";
import { common } from "./common";
import { problems } from "./problems";
import { stopped } from "./stopped";

export const de: Texts = {
  common,
  problems,
  stopped,
};
