// The API tokens of an account.

import { Button, Checkbox, Group, Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { sentence } from "../../../api/problem";
import type { Scope } from "../../../api/types";
import { t } from "../../../texts";
import { TextButton } from "../../../ui/controls/buttons";
import { FailedAlert } from "../../../ui/feedback/failed-alert";
import { Pending } from "../../../ui/feedback/pending";
import { report } from "../../../ui/feedback/say";
import classes from "../../../ui/lists/rows.module.css";
import { Day, Moment } from "../../../ui/marks/moment";
import { phrase } from "../../../ui/phrase";
import { ShownOnce } from "../../../ui/secrets/shown-once";
import { tokensQuery, useMakeToken, useRevokeToken } from "./data";

const SCOPES: { value: Scope; needs: string }[] = [
  { value: "read", needs: "review" },
  { value: "feeds:read", needs: "review" },
  { value: "review", needs: "review" },
  { value: "publish", needs: "publish" },
  { value: "administer", needs: "administer" },
];
const DAYS = Object.entries(t.tokens.days).map(([value, label]) => ({ value, label }));

export function Tokens({ permissions }: { permissions: readonly string[] }) {
  const tokens = useQuery(tokensQuery);
  const make = useMakeToken();
  const revoke = useRevokeToken();
  const [made, setMade] = useState<{ name: string; token: string } | null>(null);
  const form = useForm<{ name: string; scopes: Scope[]; days: string }>({
    initialValues: { name: "", scopes: ["read"], days: "90" },
    validate: {
      name: (value) => (value.trim() === "" ? t.tokens.sayWhat : null),
      scopes: (value) => (value.length === 0 ? t.tokens.chooseOne : null),
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
    <section aria-label={t.tokens.title}>
      <h2 className={classes.heading}>{t.tokens.title}</h2>
      <p className="muted">{phrase(t.tokens.lead(<code>Authorization: Bearer …</code>))}</p>
      {tokens.data ? (
        <ul className={classes.list}>
          {tokens.data.map((token) => (
            <li key={token.id}>
              <span>
                <strong>
                  <bdi>{token.name}</bdi>
                </strong>{" "}
                <code>…{token.ending}</code>: {token.scopes.join(", ")};{" "}
                {phrase(t.tokens.until(<Day at={token.expires_at} />))};{" "}
                {token.last_used_at
                  ? phrase(t.tokens.lastUsed(<Moment at={token.last_used_at} />))
                  : t.tokens.neverUsed}
              </span>
              <TextButton
                color="red"
                aria-label={t.tokens.revokeOne(token.name)}
                onClick={() => revoke.mutate(token.id, report(t.tokens.revoked(token.name)))}
              >
                {t.tokens.revoke}
              </TextButton>
            </li>
          ))}
        </ul>
      ) : (
        <Pending query={tokens} rows={2} />
      )}
      {made ? (
        <ShownOnce title={t.tokens.made(made.name)} secret={made.token} onClose={() => setMade(null)}>
          {t.tokens.madeHelp}
        </ShownOnce>
      ) : null}
      <form onSubmit={submit} noValidate aria-label={t.tokens.form}>
        <Group align="flex-start" gap="sm" mb="xs">
          <TextInput label={t.tokens.purpose} autoComplete="off" {...form.getInputProps("name")} />
          <Select label={t.tokens.worksFor} data={DAYS} allowDeselect={false} {...form.getInputProps("days")} />
        </Group>
        <Checkbox.Group label={t.tokens.itMay} {...form.getInputProps("scopes")}>
          {SCOPES.filter(({ needs }) => permissions.includes(needs)).map(({ value }) => (
            <Checkbox key={value} value={value} label={t.tokens.scopes[value]} mt={6} />
          ))}
        </Checkbox.Group>
        {make.error ? <FailedAlert mt="sm" title={sentence(make.error)} /> : null}
        <Button type="submit" mt="sm" variant="default" loading={make.isPending}>
          {t.tokens.make}
        </Button>
      </form>
    </section>
  );
}
