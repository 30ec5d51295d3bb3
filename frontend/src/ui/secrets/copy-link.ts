// Copying a link to a place in the dashboard.

import { notifications } from "@mantine/notifications";
import { basePath } from "../../lib/base-path";
import { t } from "../../texts";
import { sayDone } from "../feedback/say";

/** Copies the address of `path` to the clipboard; if that is refused, shows the address to copy by hand. */
export async function copyLink(path: string) {
  const address = `${window.location.origin}${basePath}${path}`;
  try {
    await navigator.clipboard.writeText(address);
    sayDone(t.links.copied);
  } catch {
    notifications.show({
      title: t.links.byHand,
      message: address,
      autoClose: false,
      withBorder: true,
      closeButtonProps: { "aria-label": t.links.close },
    });
  }
}
