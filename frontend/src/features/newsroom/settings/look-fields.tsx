// The part of the settings form about the look of public pages: colours, font, links, and a preview of what is typed.

import { ActionIcon, Button, Fieldset, Group, NativeSelect, SimpleGrid, Text, TextInput, Title } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import type { Look, PageLink, PublishingRules } from "../../../api/types";
import { t } from "../../../texts";
import classes from "./look.module.css";
import { LookPreview } from "./look-preview";

/** Links in the header, and in the footer. */
const MOST_LINKS = 8;

const FONTS: { value: NonNullable<Look["font"]>; label: string }[] = [
  { value: "serif", label: t.settings.fonts.serif },
  { value: "sans", label: t.settings.fonts.sans },
  { value: "humanist", label: t.settings.fonts.humanist },
  { value: "slab", label: t.settings.fonts.slab },
];

type Props = {
  rules: PublishingRules;
  onChange: (rules: PublishingRules) => void;
  errors: Record<string, string>;
  disabled: boolean;
};

export function LookFields({ rules, onChange, errors, disabled }: Props) {
  const look = rules.look ?? {};
  const change = (part: Partial<Look>) => onChange({ ...rules, look: { ...look, ...part } });
  return (
    <>
      <div>
        <Title order={2} size="h4" mt="md">
          {t.settings.look}
        </Title>
        <Text c="dimmed" size="sm">
          {t.settings.lookLead}
        </Text>
      </div>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <ColorField
          label={t.settings.accent}
          help={t.settings.accentHelp}
          value={look.accent ?? ""}
          usual="#1f4e8c"
          onChange={(accent) => change({ accent })}
          error={errors["publishing/look/accent"]}
          disabled={disabled}
        />
        <ColorField
          label={t.settings.header}
          help={t.settings.headerHelp}
          value={look.header ?? ""}
          usual="#faf8f4"
          onChange={(header) => change({ header })}
          error={errors["publishing/look/header"]}
          disabled={disabled}
        />
        <NativeSelect
          label={t.settings.font}
          description={t.settings.fontHelp}
          data={FONTS}
          disabled={disabled}
          value={look.font ?? "serif"}
          onChange={(event) => {
            const chosen = FONTS.find(({ value }) => value === event.currentTarget.value);
            if (chosen) change({ font: chosen.value });
          }}
        />
      </SimpleGrid>
      <Links
        title={t.settings.headerLinks}
        field="header_links"
        links={look.header_links ?? []}
        onChange={(header_links) => change({ header_links })}
        errors={errors}
        disabled={disabled}
      />
      <Links
        title={t.settings.footerLinks}
        field="footer_links"
        links={look.footer_links ?? []}
        onChange={(footer_links) => change({ footer_links })}
        errors={errors}
        disabled={disabled}
      />
      {disabled ? null : <LookPreview rules={rules} />}
    </>
  );
}

type ColorProps = {
  label: string;
  help: string;
  value: string;
  /** The colour without a choice. */
  usual: string;
  onChange: (color: string | null) => void;
  error: string | undefined;
  disabled: boolean;
};

function ColorField({ label, help, value, usual, onChange, error, disabled }: ColorProps) {
  return (
    <div className={classes.color}>
      <TextInput
        label={label}
        description={help}
        maxLength={7}
        spellCheck={false}
        disabled={disabled}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value.trim() || null)}
        error={error}
      />
      <input
        type="color"
        className={classes.pick}
        aria-label={t.settings.pickColor(label)}
        disabled={disabled}
        value={/^#[0-9a-f]{6}$/i.test(value) ? value.toLowerCase() : usual}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}

type LinksProps = {
  title: string;
  field: "header_links" | "footer_links";
  links: PageLink[];
  onChange: (links: PageLink[]) => void;
  errors: Record<string, string>;
  disabled: boolean;
};

function Links({ title, field, links, onChange, errors, disabled }: LinksProps) {
  const at = (place: number) => `publishing/look/${field}/${place}`;
  const change = (place: number, part: Partial<PageLink>) =>
    onChange(links.map((link, other) => (other === place ? { ...link, ...part } : link)));
  return (
    <Fieldset legend={title} disabled={disabled}>
      {links.map((link, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two links may be equal, and none is moved
        <div className={classes.link} key={place}>
          <TextInput
            label={t.settings.linkLabel}
            maxLength={40}
            value={link.label}
            onChange={(event) => change(place, { label: event.currentTarget.value })}
            error={errors[`${at(place)}/label`]}
          />
          <TextInput
            label={t.settings.linkAddress}
            type="url"
            inputMode="url"
            placeholder="https://"
            value={link.url}
            onChange={(event) => change(place, { url: event.currentTarget.value.trim() })}
            error={errors[`${at(place)}/url`]}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t.settings.removeLink(link.label)}
            onClick={() => onChange(links.filter((_, other) => other !== place))}
          >
            <IconTrash size={18} />
          </ActionIcon>
        </div>
      ))}
      {links.length < MOST_LINKS ? (
        <Group mt={links.length > 0 ? "sm" : 0}>
          <Button variant="default" size="xs" onClick={() => onChange([...links, { label: "", url: "" }])}>
            {t.settings.addLink}
          </Button>
        </Group>
      ) : null}
      {errors[`publishing/look/${field}`] ? (
        <Text role="alert" c="var(--bad)" size="sm">
          {errors[`publishing/look/${field}`]}
        </Text>
      ) : null}
    </Fieldset>
  );
}
