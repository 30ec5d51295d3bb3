// What does the desk say in English?
import { accounts } from "./accounts";
import { articleText } from "./article-text";
import { articles } from "./articles";
import { audit } from "./audit";
import { bulk } from "./bulk";
import { claimMap } from "./claim-map";
import { claimPage } from "./claim-page";
import { claims } from "./claims";
import { commands } from "./commands";
import { comments } from "./comments";
import { common } from "./common";
import { conflict } from "./conflict";
import { corrections } from "./corrections";
import { device } from "./device";
import { editor } from "./editor";
import { endpoints } from "./endpoints";
import { evidence } from "./evidence";
import { feeds } from "./feeds";
import { figures } from "./figures";
import { firstSteps } from "./first-steps";
import { glossary } from "./glossary";
import { health } from "./health";
import { help } from "./help";
import { insights } from "./insights";
import { intake } from "./intake";
import { jobs } from "./jobs";
import { kept } from "./kept";
import { links } from "./links";
import { merges } from "./merges";
import { notifications } from "./notifications";
import { outputs } from "./outputs";
import { palette } from "./palette";
import { passkeys } from "./passkeys";
import { preferences } from "./preferences";
import { presence } from "./presence";
import { problems } from "./problems";
import { published } from "./published";
import { queue } from "./queue";
import { ratings } from "./ratings";
import { reader } from "./reader";
import { related } from "./related";
import { reviews } from "./reviews";
import { secondFactor } from "./second-factor";
import { server } from "./server";
import { sessions } from "./sessions";
import { settings } from "./settings";
import { shell } from "./shell";
import { stopped } from "./stopped";
import { times } from "./times";
import { tokens } from "./tokens";
import { tour } from "./tour";
import { verdicts } from "./verdicts";
import { versions } from "./versions";
import { views } from "./views";
import { vocabulary } from "./vocabulary";
import { workspace } from "./workspace";

export const en = {
  accounts,
  articleText,
  articles,
  audit,
  bulk,
  claimMap,
  claimPage,
  claims,
  commands,
  comments,
  common,
  conflict,
  corrections,
  device,
  editor,
  endpoints,
  evidence,
  feeds,
  figures,
  firstSteps,
  glossary,
  health,
  help,
  insights,
  intake,
  jobs,
  kept,
  links,
  merges,
  notifications,
  outputs,
  palette,
  passkeys,
  preferences,
  presence,
  problems,
  published,
  queue,
  ratings,
  reader,
  related,
  reviews,
  secondFactor,
  server,
  sessions,
  settings,
  shell,
  stopped,
  times,
  tokens,
  tour,
  verdicts,
  versions,
  views,
  vocabulary,
  workspace,
};
