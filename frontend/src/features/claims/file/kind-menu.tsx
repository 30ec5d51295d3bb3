// The kind of a claim, with a menu to correct it.

import { ActionIcon, Menu, UnstyledButton } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useState } from "react";
import type { ClaimFile, Kind } from "../../../api/types";
import { KINDS, kinds, permitted } from "../../../lib/words/vocabulary";
import { t } from "../../../texts";
import { useShortcut } from "../../../ui/controls/shortcuts";
import { report } from "../../../ui/feedback/say";
import { useCorrectKind } from "../actions";
import classes from "./claim-head.module.css";
import { ExplainedKind } from "./explained-marks";

/** The shortcut takes the analyser's second choice if there is one, else it opens the menu. */
export function KindMenu({ claim }: { claim: ClaimFile }) {
  const [opened, setOpened] = useState(false);
  const correct = useCorrectKind();
  const may = permitted(claim, "reword")?.allowed ?? false;
  const second = claim.second_kind ?? null;
  const choose = (kind: Kind) =>
    correct.mutate({ claim, input: kind }, report(t.claims.kindCorrected(KINDS[kind].label)));
  useShortcut("kind", may ? () => (second ? choose(second) : setOpened(true)) : null);
  if (!may) return <ExplainedKind kind={claim.kind} />;
  return (
    <>
      <ExplainedKind kind={claim.kind} />
      <Menu opened={opened} onChange={setOpened} position="bottom-start">
        <Menu.Target>
          <ActionIcon variant="subtle" size={24} aria-label={t.claims.correctKind(KINDS[claim.kind].label)}>
            <IconChevronDown size={14} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {kinds()
            .filter((kind) => kind !== claim.kind)
            .map((kind) => (
              <Menu.Item key={kind} onClick={() => choose(kind)} title={KINDS[kind].meaning}>
                {KINDS[kind].label}
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
      {second ? (
        <UnstyledButton className={classes.second} onClick={() => choose(second)}>
          {t.claims.orKind(KINDS[second].label)}
        </UnstyledButton>
      ) : null}
    </>
  );
}
