// The page for an error that stops a page.

import { Button } from "@mantine/core";
import { IconPlugConnectedX, IconSparkles } from "@tabler/icons-react";
import type { ErrorComponentProps } from "@tanstack/react-router";
import { useRouter } from "@tanstack/react-router";
import { isProblem, Problem, sentence } from "../api/problem";
import { basePath } from "../lib/base-path";
import { isMissingPart } from "../lib/device/parts";
import { t } from "../texts";
import { Notice } from "../ui/feedback/notice";

export function Stopped({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const again = () => {
    reset();
    void router.invalidate();
  };
  const missing = isMissingPart(error);
  if (missing && navigator.onLine)
    return (
      <div role="alert">
        <Notice
          page
          icon={<IconSparkles />}
          title={t.stopped.newVersion}
          action={<Button onClick={() => window.location.reload()}>{t.stopped.reload}</Button>}
        >
          {t.stopped.newVersionNext}
        </Notice>
      </div>
    );
  const failure = missing ? Problem.unreachable() : error;
  return (
    <div role="alert">
      <Notice
        page
        icon={<IconPlugConnectedX />}
        title={isProblem(failure, 0) ? t.stopped.silent : t.stopped.title}
        action={
          <>
            <Button onClick={again}>{t.common.tryAgain}</Button>
            <Button variant="default" component="a" href={`${basePath}/queue`}>
              {t.stopped.queue}
            </Button>
          </>
        }
      >
        {sentence(failure)}
      </Notice>
    </div>
  );
}
