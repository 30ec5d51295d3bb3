// What is said when a page cannot go on?
import { Button } from "@mantine/core";
import { IconPlugConnectedX } from "@tabler/icons-react";
import type { ErrorComponentProps } from "@tanstack/react-router";
import { useRouter } from "@tanstack/react-router";
import { isProblem, sentence } from "../api/problem";
import { Notice } from "../ui/notice";

export function Stopped({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const again = () => {
    reset();
    void router.invalidate();
  };
  return (
    <div role="alert">
      <Notice
        icon={<IconPlugConnectedX />}
        title={isProblem(error, 0) ? "Claimdesk does not answer" : "This page cannot go on"}
        action={
          <>
            <Button onClick={again}>Try again</Button>
            <Button variant="default" component="a" href="/queue">
              Go to the queue
            </Button>
          </>
        }
      >
        {sentence(error)}
      </Notice>
    </div>
  );
}
