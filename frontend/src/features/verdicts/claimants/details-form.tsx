// The form that changes what is written about a claimant.
import { Button, NativeSelect, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { type ChangeEvent, useState } from "react";
import { isProblem, sentence } from "../../../api/problem";
import type { ClaimantFile, ClaimantRole } from "../../../api/types";
import { t } from "../../../texts";
import { SmallButton } from "../../../ui/controls/buttons";
import { sayDone } from "../../../ui/feedback/say";
import classes from "./claimants.module.css";
import { useChangeClaimant } from "./data";
import { KIND_CHOICES, kindOf, linesOf, withLines } from "./values";

const MOST_ROLES = 30;

type Props = { claimant: ClaimantFile; onDone: () => void };

export function DetailsForm({ claimant, onDone }: Props) {
  // The version that the form began with: a colleague's newer one must not be overwritten unseen.
  const [from] = useState(claimant);
  const [values, setValues] = useState({
    name: from.name,
    kind: from.kind,
    description: from.description ?? "",
    wikidata: from.wikidata ?? "",
    sameAs: from.same_as.join("\n"),
    roles: from.roles,
  });
  const change = useChangeClaimant(from);
  const errors = withLines(change.error, "same_as");
  const set = (part: Partial<typeof values>) => setValues({ ...values, ...part });
  const save = () =>
    change.mutate(
      {
        name: values.name,
        kind: values.kind,
        description: values.description.trim() || null,
        wikidata: values.wikidata.trim() || null,
        same_as: linesOf(values.sameAs),
        roles: values.roles,
      },
      {
        onSuccess: () => {
          sayDone(t.claimants.saved);
          onDone();
        },
      },
    );
  return (
    <form
      aria-label={t.claimants.change}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={t.claimants.name}
          maxLength={200}
          value={values.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
          error={errors.name}
        />
        <NativeSelect
          label={t.claimants.kind}
          data={KIND_CHOICES}
          value={values.kind}
          onChange={(event) => set({ kind: kindOf(event.currentTarget.value) })}
        />
        <TextInput
          label={t.claimants.description}
          description={t.claimants.descriptionHelp}
          maxLength={500}
          value={values.description}
          onChange={(event) => set({ description: event.currentTarget.value })}
          error={errors.description}
        />
        <TextInput
          label={t.claimants.wikidata}
          description={t.claimants.wikidataHelp}
          value={values.wikidata}
          onChange={(event) => set({ wikidata: event.currentTarget.value })}
          error={errors.wikidata}
        />
        <Textarea
          label={t.claimants.sameAs}
          description={t.claimants.sameAsHelp}
          autosize
          minRows={2}
          value={values.sameAs}
          onChange={(event) => set({ sameAs: event.currentTarget.value })}
          error={errors.same_as}
        />
        <Roles roles={values.roles} errors={errors} onChange={(roles) => set({ roles })} />
        {change.error ? (
          <Text role="alert" c="var(--bad)" size="sm">
            {isProblem(change.error, 412) ? t.claimants.meanwhile : sentence(change.error)}
          </Text>
        ) : null}
        <div className={classes.tools}>
          <Button type="submit" loading={change.isPending}>
            {t.claimants.save}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t.common.cancel}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

type RolesProps = {
  roles: readonly ClaimantRole[];
  errors: Record<string, string>;
  onChange: (roles: ClaimantRole[]) => void;
};

function Roles({ roles, errors, onChange }: RolesProps) {
  const change = (at: number, part: Partial<ClaimantRole>) =>
    onChange(roles.map((old, place) => (place === at ? { ...old, ...part } : old)));
  const field = (at: number, name: keyof ClaimantRole) => ({
    value: roles[at]?.[name] ?? "",
    onChange: (event: ChangeEvent<HTMLInputElement>) =>
      change(at, { [name]: event.currentTarget.value || (name === "title" ? "" : null) }),
    error: errors[`roles/${at}/${name}`],
  });
  return (
    <>
      {roles.map((_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a role has no other name than what is being typed
        <fieldset key={at} className={classes.role}>
          <legend className="visually-hidden">{t.claimants.roleTitle(at + 1)}</legend>
          <TextInput label={t.claimants.roleTitle(at + 1)} maxLength={200} {...field(at, "title")} />
          <TextInput label={t.claimants.organisation} maxLength={200} {...field(at, "organisation")} />
          <TextInput type="date" label={t.claimants.since} {...field(at, "since")} />
          <TextInput type="date" label={t.claimants.until} {...field(at, "until")} />
          <SmallButton aria-label={t.claimants.removeRole(at + 1)} onClick={() => onChange(roles.toSpliced(at, 1))}>
            {t.claimants.remove}
          </SmallButton>
        </fieldset>
      ))}
      {roles.length < MOST_ROLES ? (
        <div>
          <SmallButton
            leftSection={<IconPlus size={15} />}
            onClick={() => onChange([...roles, { title: "", organisation: null, since: null, until: null }])}
          >
            {t.claimants.addRole}
          </SmallButton>
        </div>
      ) : null}
    </>
  );
}
