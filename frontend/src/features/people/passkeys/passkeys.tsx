// The passkeys of an account.

import { Button, Group, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { sentence } from "../../../api/problem";
import { deviceFailure, knowsPasskeys } from "../../../lib/device/passkeys";
import { t } from "../../../texts";
import { TextButton } from "../../../ui/controls/buttons";
import { FailedAlert } from "../../../ui/feedback/failed-alert";
import { Pending } from "../../../ui/feedback/pending";
import { report, sayDone } from "../../../ui/feedback/say";
import classes from "../../../ui/lists/rows.module.css";
import { Day, Moment } from "../../../ui/marks/moment";
import { phrase } from "../../../ui/phrase";
import { passkeysQuery, useAddPasskey, useRemovePasskey } from "./data";

export function Passkeys() {
  const passkeys = useQuery(passkeysQuery);
  const add = useAddPasskey();
  const remove = useRemovePasskey();
  const form = useForm({
    initialValues: { name: "" },
    validate: { name: (value) => (value.trim() === "" ? t.passkeys.sayWhich : null) },
  });
  const submit = form.onSubmit(({ name }) =>
    add.mutate(name.trim(), {
      onSuccess: () => {
        sayDone(t.passkeys.added);
        form.reset();
      },
    }),
  );
  return (
    <section aria-label={t.passkeys.title}>
      <h2 className={classes.heading}>{t.passkeys.title}</h2>
      <p className="muted">{t.passkeys.lead}</p>
      {passkeys.data ? (
        <ul className={classes.list}>
          {passkeys.data.map((passkey) => (
            <li key={passkey.id}>
              <span>
                <strong>
                  <bdi>{passkey.name}</bdi>
                </strong>
                , {phrase(t.passkeys.since(<Day at={passkey.created_at} />))};{" "}
                {passkey.last_used_at
                  ? phrase(t.passkeys.lastUsed(<Moment at={passkey.last_used_at} />))
                  : t.passkeys.neverUsed}
              </span>
              <TextButton
                color="red"
                aria-label={t.passkeys.removeOne(passkey.name)}
                onClick={() => remove.mutate(passkey.id, report(t.passkeys.removed(passkey.name)))}
              >
                {t.passkeys.remove}
              </TextButton>
            </li>
          ))}
        </ul>
      ) : (
        <Pending query={passkeys} rows={1} />
      )}
      {knowsPasskeys() ? (
        <form onSubmit={submit} noValidate aria-label={t.passkeys.form}>
          <Group align="flex-end" gap="sm">
            <TextInput label={t.passkeys.name} autoComplete="off" {...form.getInputProps("name")} />
            <Button type="submit" variant="default" loading={add.isPending}>
              {t.passkeys.add}
            </Button>
          </Group>
          {add.error ? <FailedAlert mt="sm" title={deviceFailure(add.error) ?? sentence(add.error)} /> : null}
        </form>
      ) : (
        <p className="muted">{t.passkeys.notHere}</p>
      )}
    </section>
  );
}
