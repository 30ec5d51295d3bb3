// What does the desk say in German? Nothing here may need a module of the desk: they wait for this one.
import type { Texts } from "..";
import { accounts } from "./accounts";
import { common } from "./common";
import { device } from "./device";
import { figures } from "./figures";
import { passkeys } from "./passkeys";
import { problems } from "./problems";
import { secondFactor } from "./second-factor";
import { server } from "./server";
import { sessions } from "./sessions";
import { stopped } from "./stopped";
import { times } from "./times";
import { tokens } from "./tokens";
import { vocabulary } from "./vocabulary";

export const de: Texts = {
  accounts,
  common,
  device,
  figures,
  passkeys,
  problems,
  secondFactor,
  server,
  sessions,
  stopped,
  times,
  tokens,
  vocabulary,
};
