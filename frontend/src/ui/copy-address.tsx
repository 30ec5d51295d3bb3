// How does a person take an address along?
import { ActionIcon, CopyButton, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
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
          <Tooltip label={copied ? "Copied" : "Copy the address"}>
            <ActionIcon
              variant="subtle"
              onClick={copy}
              aria-label={copied ? `${label}: copied` : `Copy the address of ${label}`}
            >
              {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </div>
  );
}
