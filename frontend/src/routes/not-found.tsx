// The page for an address that does not exist.

import { Button } from "@mantine/core";
import { IconMapOff } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { t } from "../texts";
import { Notice } from "../ui/feedback/notice";
import { usePageTitle } from "../ui/page-title";

export function NotFound() {
  return <Missing title={t.stopped.missingTitle} text={t.stopped.missingText} />;
}

/** The page for a claim or article that does not exist. */
export function Missing({ title, text, articles }: { title: string; text: string; articles?: boolean }) {
  usePageTitle(title);
  return (
    <Notice
      page
      icon={<IconMapOff />}
      title={title}
      action={
        <Button component={Link} to={articles ? "/articles" : "/queue"}>
          {articles ? t.stopped.articles : t.stopped.queue}
        </Button>
      }
    >
      {text}
    </Notice>
  );
}
