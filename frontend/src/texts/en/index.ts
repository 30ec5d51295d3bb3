// The English catalogue of texts, which is the shape of every other language.
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

export const en = {
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

/** Every other language has each entry of the English catalogue. */
export type Texts = typeof en;
