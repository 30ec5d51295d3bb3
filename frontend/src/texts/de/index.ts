// What does the desk say in German? Nothing here may need a module of the desk: they wait for this one.
import type { Texts } from "..";
import { accounts } from "./accounts";
import { articleText } from "./article-text";
import { comments } from "./comments";
import { common } from "./common";
import { device } from "./device";
import { figures } from "./figures";
import { links } from "./links";
import { passkeys } from "./passkeys";
import { problems } from "./problems";
import { reader } from "./reader";
import { secondFactor } from "./second-factor";
import { server } from "./server";
import { sessions } from "./sessions";
import { stopped } from "./stopped";
import { times } from "./times";
import { tokens } from "./tokens";
import { vocabulary } from "./vocabulary";
import { workspace } from "./workspace";

export const de: Texts = {
  accounts,
  articleText,
  comments,
  common,
  device,
  figures,
  links,
  passkeys,
  problems,
  reader,
  secondFactor,
  server,
  sessions,
  stopped,
  times,
  tokens,
  vocabulary,
  workspace,
};
