// The table of accounts with the actions of an admin.
import { Button, Group, Menu, Modal, Table, TextInput } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useState } from "react";
import type { AccountEntry, Role } from "../../../api/types";
import { ROLES, roleText } from "../../../lib/words/vocabulary";
import { t } from "../../../texts";
import { report, sayDone, sayFailed } from "../../../ui/feedback/say";
import { Moment } from "../../../ui/marks/moment";
import { ShownOnce } from "../../../ui/secrets/shown-once";
import { woven } from "../../../ui/woven";
import classes from "./account-table.module.css";
import { useChangeAccount, useIssueReset } from "./actions";

export function AccountTable({ accounts, me }: { accounts: readonly AccountEntry[]; me: string }) {
  const change = useChangeAccount();
  const reset = useIssueReset();
  const [link, setLink] = useState<{ name: string; link: string } | null>(null);
  const [leaving, setLeaving] = useState<AccountEntry | null>(null);
  const [reason, setReason] = useState("");
  const setRole = (account: AccountEntry, role: Role) =>
    change.mutate(
      { id: account.id, what: "role", role },
      report(t.accounts.roleDone(account.name, roleText(role))),
    );
  const deactivate = (account: AccountEntry) =>
    change.mutate(
      { id: account.id, what: "deactivate", reason: reason.trim() },
      {
        onSuccess: () => {
          sayDone(t.accounts.deactivateDone(account.name));
          setLeaving(null);
          setReason("");
        },
        onError: sayFailed,
      },
    );
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
            {accounts.map((account) => {
              const gone = account.details?.deactivated_at;
              return (
                <Table.Tr key={account.id} data-gone={gone ? true : undefined} className={classes.row}>
                  <Table.Td>
                    <bdi>{account.name}</bdi>
                    {account.id === me ? <span className="muted">{t.accounts.you}</span> : null}
                  </Table.Td>
                  <Table.Td className={classes.email}>{account.details?.email}</Table.Td>
                  <Table.Td>
                    {gone ? woven(t.accounts.deactivatedAt(<Moment at={gone} />)) : roleText(account.role)}
                  </Table.Td>
                  <Table.Td>
                    {account.details?.signed_in_at ? (
                      <Moment at={account.details.signed_in_at} />
                    ) : (
                      t.accounts.never
                    )}
                  </Table.Td>
                  <Table.Td>
                    <Menu position="bottom-end">
                      <Menu.Target>
                        <Button
                          variant="subtle"
                          color="gray"
                          size="compact-sm"
                          aria-label={t.accounts.actionsOn(account.name)}
                        >
                          <IconDots size={16} />
                        </Button>
                      </Menu.Target>
                      <Menu.Dropdown>
                        {gone ? (
                          <Menu.Item
                            onClick={() =>
                              change.mutate(
                                { id: account.id, what: "reactivate" },
                                report(t.accounts.letInDone(account.name)),
                              )
                            }
                          >
                            {t.accounts.letIn}
                          </Menu.Item>
                        ) : (
                          <>
                            {ROLES.filter(({ value }) => value !== account.role).map(({ value }) => (
                              <Menu.Item key={value} onClick={() => setRole(account, value)}>
                                {t.accounts.makeRole[value]}
                              </Menu.Item>
                            ))}
                            <Menu.Item
                              onClick={() =>
                                reset.mutate(account.id, {
                                  onSuccess: ({ link: made }) => setLink({ name: account.name, link: made }),
                                  onError: sayFailed,
                                })
                              }
                            >
                              {t.accounts.resetLink}
                            </Menu.Item>
                            <Menu.Item
                              onClick={() =>
                                change.mutate(
                                  { id: account.id, what: "remove_second_factor" },
                                  report(t.accounts.removeFactorDone(account.name)),
                                )
                              }
                            >
                              {t.accounts.removeFactor}
                            </Menu.Item>
                            <Menu.Divider />
                            <Menu.Item color="var(--bad)" onClick={() => setLeaving(account)}>
                              {t.accounts.deactivateAsk}
                            </Menu.Item>
                          </>
                        )}
                      </Menu.Dropdown>
                    </Menu>
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </div>
      <Modal
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t.accounts.deactivateTitle(leaving?.name ?? "")}
      >
        <p className={classes.what}>{t.accounts.deactivateHelp}</p>
        <TextInput
          label={t.accounts.reason}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus
        />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={() => setLeaving(null)}>
            {t.common.cancel}
          </Button>
          <Button color="red" loading={change.isPending} onClick={() => leaving && deactivate(leaving)}>
            {t.accounts.deactivate}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
