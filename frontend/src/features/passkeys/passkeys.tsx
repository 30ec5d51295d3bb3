// Which devices sign me in without my password?
import { Alert, Button, Group, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { sentence } from "../../api/problem";
import { deviceFailure, knowsPasskeys } from "../../lib/passkeys";
import { Lines } from "../../ui/lines";
import { Day, Moment } from "../../ui/moment";
import { Failed } from "../../ui/notice";
import classes from "../../ui/rows.module.css";
import { sayDone, sayFailed } from "../../ui/say";
import { useAddPasskey, useRemovePasskey } from "./actions";
import { passkeysQuery } from "./queries";

export function Passkeys() {
  const passkeys = useQuery(passkeysQuery);
  const add = useAddPasskey();
  const remove = useRemovePasskey();
  const form = useForm({
    initialValues: { name: "" },
    validate: { name: (value) => (value.trim() === "" ? "Say which device it is." : null) },
  });
  const submit = form.onSubmit(({ name }) =>
    add.mutate(name.trim(), {
      onSuccess: () => {
        sayDone("This device signs you in from now on.");
        form.reset();
      },
    }),
  );
  return (
    <section aria-label="Passkeys">
      <h2 className={classes.heading}>Passkeys</h2>
      <p className="muted">
        A device that recognises you by a finger, a face or its own code signs you in without a password, and
        counts as a second factor.
      </p>
      {passkeys.data ? (
        <ul className={classes.list}>
          {passkeys.data.map((passkey) => (
            <li key={passkey.id}>
              <span>
                <strong>
                  <bdi>{passkey.name}</bdi>
                </strong>
                , since <Day at={passkey.created_at} />;{" "}
                {passkey.last_used_at ? (
                  <>
                    last used <Moment at={passkey.last_used_at} />
                  </>
                ) : (
                  "never used"
                )}
              </span>
              <Button
                variant="subtle"
                color="red"
                size="compact-sm"
                aria-label={`Remove ${passkey.name}`}
                onClick={() =>
                  remove.mutate(passkey.id, {
                    onSuccess: () => sayDone(`“${passkey.name}” signs nobody in any more.`),
                    onError: sayFailed,
                  })
                }
              >
                Remove
              </Button>
            </li>
          ))}
        </ul>
      ) : passkeys.isError ? (
        <Failed error={passkeys.error} retry={() => void passkeys.refetch()} />
      ) : (
        <Lines rows={1} label="Loading the passkeys" />
      )}
      {knowsPasskeys() ? (
        <form onSubmit={submit} noValidate aria-label="New passkey">
          <Group align="flex-end" gap="sm">
            <TextInput
              label="What do you call this device?"
              autoComplete="off"
              {...form.getInputProps("name")}
            />
            <Button type="submit" variant="default" loading={add.isPending}>
              Add a passkey
            </Button>
          </Group>
          {add.error ? (
            <Alert
              role="alert"
              color="red"
              variant="light"
              mt="sm"
              title={deviceFailure(add.error) ?? sentence(add.error)}
            />
          ) : null}
        </form>
      ) : (
        <p className="muted">This browser cannot make one here.</p>
      )}
    </section>
  );
}
