// What is said when an address leads nowhere?
import { Button } from "@mantine/core";
import { IconMapOff } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { Notice } from "../ui/notice";

export function NotFound() {
  return (
    <Notice
      icon={<IconMapOff />}
      title="There is nothing at this address"
      action={
        <Button component={Link} to="/queue">
          Go to the queue
        </Button>
      }
    >
      The link may be old, or a part of it got lost.
    </Notice>
  );
}
