// How are figures and spans of time in a claim said, in German?
import type { Texts } from "..";

export const figures: Texts["figures"] = {
  qualifiers: {
    about: "etwa",
    "more than": "mehr als",
    "less than": "weniger als",
    "fewer than": "weniger als",
    "at least": "mindestens",
    "at most": "höchstens",
    between: "zwischen",
  },
  from: (day) => `ab ${day}`,
  until: (day) => `bis ${day}`,
};
