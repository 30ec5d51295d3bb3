// The table of accounts with the actions of an admin.

import { Menu, Modal, Table } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import type { AccountEntry } from "../../../api/types";
import { lastDay } from "../../../lib/words/times";
import { ROLES, roleText } from "../../../lib/words/vocabulary";
import { t } from "../../../texts";
import { TextButton } from "../../../ui/controls/buttons";
import { report, sayFailed } from "../../../ui/feedback/say";
import { ReasonDialog } from "../../../ui/forms/reason-dialog";
import { Moment } from "../../../ui/marks/moment";
import { phrase } from "../../../ui/phrase";
import { ShownOnce } from "../../../ui/secrets/shown-once";
import { AbsenceForm } from "./absence-form";
import classes from "./account-table.module.css";
import { useChangeAccount, useEndAbsence, useIssueReset } from "./data";
import { HeldWork } from "./held-work";

export function AccountTable({ accounts, me }: { accounts: readonly AccountEntry[]; me: string }) {
  const change = useChangeAccount();
  const [link, setLink] = useState<{ name: string; link: string } | null>(null);
  const [to, setTo] = useState("");
  const [leaving, setLeaving] = useState<AccountEntry | null>(null);
  const [absent, setAbsent] = useState<AccountEntry | null>(null);
  return (
    <>
      {link ? (
        <ShownOnce title={t.accounts.resetTitle(link.name)} secret={link.link} onClose={() => setLink(null)}>
          {t.accounts.resetHelp}
        </ShownOnce>
      ) : null}
      <div className={classes.scroll}>
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t.accounts.name}</Table.Th>
              <Table.Th>{t.accounts.email}</Table.Th>
              <Table.Th>{t.accounts.role}</Table.Th>
              <Table.Th>{t.accounts.signedIn}</Table.Th>
              <Table.Th>
                <span className="visually-hidden">{t.accounts.actions}</span>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {accounts.map((account) => (
              <Row key={account.id} account={account} me={me}>
                <Actions
                  account={account}
                  onLink={(made) => setLink({ name: account.name, link: made })}
                  onAbsence={() => setAbsent(account)}
                  onDeactivate={() => {
                    setTo("");
                    setLeaving(account);
                  }}
                />
              </Row>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Modal
        opened={absent !== null}
        onClose={() => setAbsent(null)}
        title={t.accounts.away.dialog(absent?.name ?? "")}
      >
        {absent ? (
          <AbsenceForm account={absent.id} done={t.accounts.away.done(absent.name)} onDone={() => setAbsent(null)}>
            {(to, onChange) => <HeldWork account={absent.id} stays to={to} onChange={onChange} />}
          </AbsenceForm>
        ) : null}
      </Modal>
      <ReasonDialog
        opened={leaving !== null}
        title={t.accounts.deactivateTitle(leaving?.name ?? "")}
        subject={null}
        label={t.accounts.reason}
        optional
        submit={t.accounts.deactivate}
        color="red"
        send={(reason) => change.mutateAsync({ id: leaving?.id ?? "", what: "deactivate", reason, to })}
        done={t.accounts.deactivateDone(leaving?.name ?? "")}
        onClose={() => setLeaving(null)}
      >
        <p className={classes.what}>{t.accounts.deactivateHelp}</p>
        {leaving ? <HeldWork account={leaving.id} to={to} onChange={setTo} /> : null}
      </ReasonDialog>
    </>
  );
}

function Row({ account, me, children }: { account: AccountEntry; me: string; children: ReactNode }) {
  const gone = account.details?.deactivated_at;
  const seen = account.details?.signed_in_at;
  const twins = account.details?.same_mailbox ?? [];
  return (
    <Table.Tr data-gone={gone ? true : undefined} className={classes.row}>
      <Table.Td>
        <bdi>{account.name}</bdi>
        {account.id === me ? <span className="muted">{t.accounts.you}</span> : null}
        {account.away_until ? (
          <p className={classes.twins}>{t.accounts.away.until(lastDay(account.away_until))}</p>
        ) : null}
      </Table.Td>
      <Table.Td className={classes.email}>
        {account.details?.email}
        {twins.length > 0 ? (
          <p className={classes.twins}>{t.accounts.sameMailbox(twins.map(({ name }) => name).join(", "))}</p>
        ) : null}
      </Table.Td>
      <Table.Td>{gone ? phrase(t.accounts.deactivatedAt(<Moment at={gone} />)) : roleText(account.role)}</Table.Td>
      <Table.Td>{seen ? <Moment at={seen} /> : t.accounts.never}</Table.Td>
      <Table.Td>{children}</Table.Td>
    </Table.Tr>
  );
}

type ActionsProps = {
  account: AccountEntry;
  onLink: (link: string) => void;
  onAbsence: () => void;
  onDeactivate: () => void;
};

function Actions({ account, onLink, onAbsence, onDeactivate }: ActionsProps) {
  const change = useChangeAccount();
  const reset = useIssueReset();
  const back = useEndAbsence();
  const { id, name } = account;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <TextButton color="gray" aria-label={t.accounts.actionsOn(name)}>
          <IconDots size={16} />
        </TextButton>
      </Menu.Target>
      <Menu.Dropdown>
        {account.details?.deactivated_at ? (
          <>
            <Menu.Item onClick={() => change.mutate({ id, what: "reactivate" }, report(t.accounts.letInDone(name)))}>
              {t.accounts.letIn}
            </Menu.Item>
            <Menu.Item onClick={() => change.mutate({ id, what: "remove_byline" }, report(t.byline.removeDone(name)))}>
              {t.byline.remove}
            </Menu.Item>
          </>
        ) : (
          <>
            {ROLES.filter(({ value }) => value !== account.role).map(({ value }) => (
              <Menu.Item
                key={value}
                onClick={() =>
                  change.mutate({ id, what: "role", role: value }, report(t.accounts.roleDone(name, roleText(value))))
                }
              >
                {t.accounts.makeRole[value]}
              </Menu.Item>
            ))}
            <Menu.Item onClick={() => reset.mutate(id, { onSuccess: ({ link }) => onLink(link), onError: sayFailed })}>
              {t.accounts.resetLink}
            </Menu.Item>
            <Menu.Item
              onClick={() =>
                change.mutate({ id, what: "remove_second_factor" }, report(t.accounts.removeFactorDone(name)))
              }
            >
              {t.accounts.removeFactor}
            </Menu.Item>
            {account.away_until ? (
              <Menu.Item onClick={() => back.mutate(id, report(t.accounts.away.backDone(name)))}>
                {t.accounts.away.end}
              </Menu.Item>
            ) : (
              <Menu.Item onClick={onAbsence}>{t.accounts.away.ask}</Menu.Item>
            )}
            <Menu.Divider />
            <Menu.Item color="var(--bad)" onClick={onDeactivate}>
              {t.accounts.deactivateAsk}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
