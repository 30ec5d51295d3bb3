// Buttons in the looks that recur: small, like a text, quiet.
import { Button } from "@mantine/core";

/** A second action on the same line as other things. */
export const SmallButton = Button.withProps({ variant: "default", size: "compact-sm" });
/** An action that looks like a text. */
export const TextButton = Button.withProps({ variant: "subtle", size: "compact-sm" });
/** An action at the end of an entry; not printed. */
export const QuietButton = Button.withProps({
  variant: "subtle",
  color: "gray",
  size: "compact-xs",
  className: "no-print",
});
