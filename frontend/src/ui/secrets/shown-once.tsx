// A secret that is shown only once.

import { Alert, CopyButton, Group } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { t } from "../../texts";
import { SmallButton } from "../controls/buttons";
import classes from "./shown-once.module.css";

type Props = { title: string; secret: string; children: ReactNode; onClose: () => void };

export function ShownOnce({ title, secret, children, onClose }: Props) {
  return (
    <Alert title={title} variant="light" withCloseButton closeButtonLabel={t.common.haveIt} onClose={onClose} my="md">
      <p className={classes.text}>{children}</p>
      <Group gap="xs" align="flex-start">
        <code className={classes.secret}>{secret}</code>
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <SmallButton leftSection={copied ? <IconCheck size={15} /> : <IconCopy size={15} />} onClick={copy}>
              {copied ? t.common.copied : t.common.copy}
            </SmallButton>
          )}
        </CopyButton>
      </Group>
    </Alert>
  );
}
