// The German catalogue of texts.
import type { Texts } from "../en";
import * as articles from "./articles";
import * as audit from "./audit";
import * as claimants from "./claimants";
import * as claims from "./claims";
import { codes } from "./codes";
import * as dashboard from "./dashboard";
import * as media from "./media";
import * as newsroom from "./newsroom";
import * as occurrences from "./occurrences";
import * as people from "./people";
import { problems } from "./problems";
import * as publishing from "./publishing";
import * as queue from "./queue";
import * as verdicts from "./verdicts";

export const de: Texts = {
  ...articles,
  ...audit,
  ...claimants,
  ...claims,
  ...dashboard,
  ...media,
  ...newsroom,
  ...occurrences,
  ...people,
  ...publishing,
  ...queue,
  ...verdicts,
  codes,
  problems,
};
