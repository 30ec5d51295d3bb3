// The bookmarklet that hands a page over as the browser shows it.

import { Text } from "@mantine/core";
import { useEffect, useRef } from "react";
import { basePath } from "../../../lib/base-path";
import { t } from "../../../texts";
import program from "./bookmarklet-program.js?raw";

export function Bookmarklet() {
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    // React refuses such addresses; this one only ever runs where a person keeps it as a bookmark.
    link.current?.setAttribute(
      "href",
      `javascript:${encodeURIComponent(program.replace("SERVER", window.location.origin + basePath))}`,
    );
  }, []);
  return (
    <Text size="sm" c="var(--ink-3)" mt="xl">
      {t.intake.bookmarklet} {/* biome-ignore lint/a11y/useValidAnchor: the address is set above */}
      <a ref={link} title={t.intake.bookmarkletHint}>
        {t.intake.sendToClaimdesk}
      </a>
    </Text>
  );
}
