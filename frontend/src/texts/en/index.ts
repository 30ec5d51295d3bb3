// What does the desk say in English?
import { common } from "./common";

export const en = { common };
