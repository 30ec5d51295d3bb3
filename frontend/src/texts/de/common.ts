// Which words stand all over the desk, in German?
import type { Texts } from "..";

export const common: Texts["common"] = {
  tryAgain: "Noch einmal",
  loadMore: "Mehr laden",
  notLoaded: "Das ließ sich nicht laden",
  claims: (n, shown) => `${shown} ${n === 1 ? "Behauptung" : "Behauptungen"}`,
};
