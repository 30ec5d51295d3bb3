// What does the desk say in English?
import { common } from "./common";
import { problems } from "./problems";
import { stopped } from "./stopped";

export const en = {
  common,
  problems,
  stopped,
};
