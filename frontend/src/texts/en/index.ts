// What does the desk say in English?
import { common } from "./common";
import { device } from "./device";
import { figures } from "./figures";
import { problems } from "./problems";
import { server } from "./server";
import { stopped } from "./stopped";
import { times } from "./times";
import { vocabulary } from "./vocabulary";

export const en = {
  common,
  device,
  figures,
  problems,
  server,
  stopped,
  times,
  vocabulary,
};
