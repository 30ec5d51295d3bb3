// The invitation form.

import { Button, Group, Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconUserPlus } from "@tabler/icons-react";
import { useState } from "react";
import { sentence } from "../../../api/problem";
import type { Role } from "../../../api/types";
import { ROLES } from "../../../lib/words/vocabulary";
import { t } from "../../../texts";
import { FailedAlert } from "../../../ui/feedback/failed-alert";
import { ShownOnce } from "../../../ui/secrets/shown-once";
import { useInvite } from "./data";

export function InviteForm() {
  const invite = useInvite();
  const [invited, setInvited] = useState<{ name: string; link: string } | null>(null);
  const form = useForm<{ email: string; name: string; role: Role }>({
    initialValues: { email: "", name: "", role: "reviewer" },
    validate: {
      email: (value) => (/^\S+@\S+$/.test(value.trim()) ? null : t.accounts.enterEmail),
      name: (value) => (value.trim() === "" ? t.accounts.enterName : null),
    },
  });
  const submit = form.onSubmit(({ email, name, role }) =>
    invite.mutate(
      { email: email.trim(), name: name.trim(), role },
      {
        onSuccess: ({ link }) => {
          setInvited({ name: name.trim(), link });
          form.reset();
        },
      },
    ),
  );
  return (
    <form onSubmit={submit} noValidate aria-label={t.accounts.inviteTitle}>
      <Group align="flex-start" gap="sm">
        <TextInput label={t.accounts.email} type="email" autoComplete="off" {...form.getInputProps("email")} />
        <TextInput label={t.accounts.name} autoComplete="off" {...form.getInputProps("name")} />
        <Select label={t.accounts.role} data={ROLES} allowDeselect={false} {...form.getInputProps("role")} />
        <Button type="submit" mt={22} leftSection={<IconUserPlus size={16} />} loading={invite.isPending}>
          {t.accounts.invite}
        </Button>
      </Group>
      {invite.error ? <FailedAlert mt="sm" title={sentence(invite.error)} /> : null}
      {invited ? (
        <ShownOnce title={t.accounts.linkTitle(invited.name)} secret={invited.link} onClose={() => setInvited(null)}>
          {t.accounts.linkHelp}
        </ShownOnce>
      ) : null}
    </form>
  );
}
