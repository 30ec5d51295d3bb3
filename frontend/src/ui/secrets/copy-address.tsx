// An address with a copy button.
import { ActionIcon, CopyButton, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { t } from "../../texts";
import classes from "./copy-address.module.css";

export function CopyAddress({ label, address }: { label: string; address: string }) {
  return (
    <div className={classes.row}>
      <span className={classes.label}>{label}</span>
      <a className={classes.address} href={address} target="_blank" rel="noreferrer">
        {address}
      </a>
      <CopyButton value={address} timeout={2000}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? t.common.copied : t.common.copyAddress}>
            <ActionIcon
              variant="subtle"
              onClick={copy}
              aria-label={copied ? t.common.isCopied(label) : t.common.copyAddressOf(label)}
            >
              {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </div>
  );
}
