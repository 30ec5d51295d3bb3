// Which programs come in my name, and what may they do?
import { Alert, Button, Checkbox, Group, Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { sentence } from "../../api/problem";
import type { Scope } from "../../api/types";
import { Lines } from "../../ui/lines";
import { Day, Moment } from "../../ui/moment";
import { Failed } from "../../ui/notice";
import classes from "../../ui/rows.module.css";
import { sayDone, sayFailed } from "../../ui/say";
import { ShownOnce } from "../../ui/shown-once";
import { useMakeToken, useRevokeToken } from "./actions";
import { tokensQuery } from "./queries";

const SCOPES: { value: Scope; label: string; needs: string }[] = [
  { value: "read", label: "Read everything that I may read", needs: "review" },
  { value: "feeds:read", label: "Read feeds, where they are private, and nothing else", needs: "review" },
  { value: "review", label: "Bring articles, examine claims, propose and approve verdicts", needs: "review" },
  { value: "publish", label: "Publish, correct and retract", needs: "publish" },
  { value: "administer", label: "Manage accounts and rules", needs: "administer" },
];
const DAYS = [
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "A year" },
];

export function Tokens({ permissions }: { permissions: readonly string[] }) {
  const tokens = useQuery(tokensQuery);
  const make = useMakeToken();
  const revoke = useRevokeToken();
  const [made, setMade] = useState<{ name: string; token: string } | null>(null);
  const form = useForm<{ name: string; scopes: Scope[]; days: string }>({
    initialValues: { name: "", scopes: ["read"], days: "90" },
    validate: {
      name: (value) => (value.trim() === "" ? "Say what it is for." : null),
      scopes: (value) => (value.length === 0 ? "Choose at least one." : null),
    },
  });
  const submit = form.onSubmit(({ name, scopes, days }) =>
    make.mutate(
      { name: name.trim(), scopes, days: Number(days) },
      {
        onSuccess: ({ token }) => {
          setMade({ name: name.trim(), token });
          form.reset();
        },
      },
    ),
  );
  return (
    <section aria-label="API tokens">
      <h2 className={classes.heading}>API tokens</h2>
      <p className="muted">
        A program sends one as <code>Authorization: Bearer …</code>. It never may more than you may yourself
        at that time.
      </p>
      {tokens.data ? (
        <ul className={classes.list}>
          {tokens.data.map((token) => (
            <li key={token.id}>
              <span>
                <strong>
                  <bdi>{token.name}</bdi>
                </strong>{" "}
                <code>…{token.ending}</code>: {token.scopes.join(", ")}; until <Day at={token.expires_at} />;{" "}
                {token.last_used_at ? (
                  <>
                    last used <Moment at={token.last_used_at} />
                  </>
                ) : (
                  "never used"
                )}
              </span>
              <Button
                variant="subtle"
                color="red"
                size="compact-sm"
                aria-label={`Revoke ${token.name}`}
                onClick={() =>
                  revoke.mutate(token.id, {
                    onSuccess: () => sayDone(`“${token.name}” works no more.`),
                    onError: sayFailed,
                  })
                }
              >
                Revoke
              </Button>
            </li>
          ))}
        </ul>
      ) : tokens.isError ? (
        <Failed error={tokens.error} retry={() => void tokens.refetch()} />
      ) : (
        <Lines rows={2} label="Loading the tokens" />
      )}
      {made ? (
        <ShownOnce title={`The token “${made.name}”`} secret={made.token} onClose={() => setMade(null)}>
          Keep it where the program finds it and nobody else does. It is shown only now.
        </ShownOnce>
      ) : null}
      <form onSubmit={submit} noValidate aria-label="New token">
        <Group align="flex-start" gap="sm" mb="xs">
          <TextInput label="What is it for?" autoComplete="off" {...form.getInputProps("name")} />
          <Select label="Works for" data={DAYS} allowDeselect={false} {...form.getInputProps("days")} />
        </Group>
        <Checkbox.Group label="It may" {...form.getInputProps("scopes")}>
          {SCOPES.filter(({ needs }) => permissions.includes(needs)).map(({ value, label }) => (
            <Checkbox key={value} value={value} label={label} mt={6} />
          ))}
        </Checkbox.Group>
        {make.error ? (
          <Alert role="alert" color="red" variant="light" mt="sm" title={sentence(make.error)} />
        ) : null}
        <Button type="submit" mt="sm" variant="default" loading={make.isPending}>
          Make a token
        </Button>
      </form>
    </section>
  );
}
