// Who has an account, and what can an admin do about it?
import { Button, Group, Menu, Modal, Table, TextInput } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useState } from "react";
import type { AccountEntry, Role } from "../../api/types";
import { ROLES } from "../../lib/vocabulary";
import { Moment } from "../../ui/moment";
import { sayDone, sayFailed } from "../../ui/say";
import { ShownOnce } from "../../ui/shown-once";
import classes from "./account-table.module.css";
import { useChangeAccount, useIssueReset } from "./actions";

export function AccountTable({ accounts, me }: { accounts: readonly AccountEntry[]; me: string }) {
  const change = useChangeAccount();
  const reset = useIssueReset();
  const [link, setLink] = useState<{ name: string; link: string } | null>(null);
  const [leaving, setLeaving] = useState<AccountEntry | null>(null);
  const [reason, setReason] = useState("");
  const setRole = (account: AccountEntry, role: Role, label: string) =>
    change.mutate(
      { id: account.id, what: "role", role },
      {
        onSuccess: () => sayDone(`${account.name} is ${label.toLowerCase()} now and has to sign in again.`),
        onError: sayFailed,
      },
    );
  const deactivate = (account: AccountEntry) =>
    change.mutate(
      { id: account.id, what: "deactivate", reason: reason.trim() },
      {
        onSuccess: () => {
          sayDone(`${account.name} cannot sign in any more.`);
          setLeaving(null);
          setReason("");
        },
        onError: sayFailed,
      },
    );
  return (
    <>
      {link ? (
        <ShownOnce
          title={`A link to a new password for ${link.name}`}
          secret={link.link}
          onClose={() => setLink(null)}
        >
          Give it to nobody else. It works once, for an hour, and is shown only now. Until it is used, the old
          password works.
        </ShownOnce>
      ) : null}
      <div className={classes.scroll}>
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Name</Table.Th>
              <Table.Th>E-mail</Table.Th>
              <Table.Th>Role</Table.Th>
              <Table.Th>Last signed in</Table.Th>
              <Table.Th>
                <span className="visually-hidden">Actions</span>
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
                    {account.id === me ? <span className="muted"> (you)</span> : null}
                  </Table.Td>
                  <Table.Td className={classes.email}>{account.details?.email}</Table.Td>
                  <Table.Td>
                    {gone ? (
                      <>
                        deactivated <Moment at={gone} />
                      </>
                    ) : (
                      account.role
                    )}
                  </Table.Td>
                  <Table.Td>
                    {account.details?.signed_in_at ? <Moment at={account.details.signed_in_at} /> : "never"}
                  </Table.Td>
                  <Table.Td>
                    <Menu position="bottom-end">
                      <Menu.Target>
                        <Button
                          variant="subtle"
                          color="gray"
                          size="compact-sm"
                          aria-label={`What to do about ${account.name}`}
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
                                {
                                  onSuccess: () => sayDone(`${account.name} can sign in again.`),
                                  onError: sayFailed,
                                },
                              )
                            }
                          >
                            Let them sign in again
                          </Menu.Item>
                        ) : (
                          <>
                            {ROLES.filter(({ value }) => value !== account.role).map(({ value, label }) => (
                              <Menu.Item key={value} onClick={() => setRole(account, value, label)}>
                                Make them {label.toLowerCase()}
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
                              Link to a new password
                            </Menu.Item>
                            <Menu.Item
                              onClick={() =>
                                change.mutate(
                                  { id: account.id, what: "remove_second_factor" },
                                  {
                                    onSuccess: () =>
                                      sayDone(`${account.name} signs in by the password alone.`),
                                    onError: sayFailed,
                                  },
                                )
                              }
                            >
                              Remove the second factor
                            </Menu.Item>
                            <Menu.Divider />
                            <Menu.Item color="var(--bad)" onClick={() => setLeaving(account)}>
                              Deactivate…
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
        title={`Deactivate ${leaving?.name ?? ""}`}
      >
        <p className={classes.what}>
          Their sessions end at once. What they did stays under their name, and they can be let in again.
        </p>
        <TextInput
          label="Reason, for the log"
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus
        />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={() => setLeaving(null)}>
            Cancel
          </Button>
          <Button color="red" loading={change.isPending} onClick={() => leaving && deactivate(leaving)}>
            Deactivate
          </Button>
        </Group>
      </Modal>
    </>
  );
}
