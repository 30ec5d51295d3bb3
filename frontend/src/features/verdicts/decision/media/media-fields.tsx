// The part of the verdict form about a picture, a video or a sound that the claim shows.

import { NativeSelect, SimpleGrid, Stack, Textarea, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { t } from "../../../../texts";
import { SmallButton } from "../../../../ui/controls/buttons";
import {
  fieldsOf,
  isAuthenticity,
  isMediaKind,
  type MediaFields,
  MOST_PLACES,
  NO_PLACE,
  type Place,
  written,
} from "./media";
import classes from "./media.module.css";

type Props = {
  /** The medium of the draft; empty without one. */
  value: string;
  onChange: (value: string) => void;
  errors: Record<string, string>;
};

const KINDS = [
  { value: "", label: t.media.noKind },
  ...Object.entries(t.media.kinds).map(([value, label]) => ({ value, label })),
];
const CATEGORIES = [
  { value: "", label: t.media.noCategory },
  ...Object.entries(t.media.categories).map(([value, { label }]) => ({ value, label })),
];

/** Closed at first; open while there is a medium or something about it is wrong. */
export function MediaPart({ value, onChange, errors }: Props) {
  const isWrong = Object.keys(errors).some((field) => field.startsWith("media"));
  const [opened, setOpened] = useState(value !== "");
  return (
    <details
      className={classes.part}
      open={opened || isWrong}
      onToggle={(event) => setOpened(event.currentTarget.open)}
    >
      <summary>{t.media.title}</summary>
      <p className={classes.help}>{t.media.help}</p>
      <Fields value={value} onChange={onChange} errors={errors} />
    </details>
  );
}

function Fields({ value, onChange, errors }: Props) {
  const fields = fieldsOf(value);
  const change = (part: Partial<MediaFields>) => onChange(written({ ...fields, ...part }));
  const category = fields.authenticity ? t.media.categories[fields.authenticity].meaning : t.media.categoryHelp;
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <NativeSelect
          label={t.media.kind}
          description={t.media.kindHelp}
          data={KINDS}
          value={fields.type ?? ""}
          onChange={({ currentTarget }) =>
            change({ type: isMediaKind(currentTarget.value) ? currentTarget.value : null })
          }
          error={errors["media/type"]}
        />
        <NativeSelect
          label={t.media.category}
          description={category}
          data={CATEGORIES}
          value={fields.authenticity ?? ""}
          onChange={({ currentTarget }) =>
            change({ authenticity: isAuthenticity(currentTarget.value) ? currentTarget.value : null })
          }
          error={errors["media/authenticity"]}
        />
      </SimpleGrid>
      <Places places={fields.appearances} errors={errors} onChange={(appearances) => change({ appearances })} />
      <TextInput
        label={t.media.original}
        description={t.media.originalHelp}
        placeholder="https://"
        type="url"
        maxLength={2048}
        value={fields.original_url}
        onChange={(event) => change({ original_url: event.currentTarget.value })}
        error={errors["media/original_url"]}
      />
      <Textarea
        label={t.media.context}
        description={t.media.contextHelp}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={1000}
        dir="auto"
        value={fields.original_context}
        onChange={(event) => change({ original_context: event.currentTarget.value })}
        error={errors["media/original_context"]}
      />
      {value ? (
        <div>
          <SmallButton leftSection={<IconTrash size={14} />} onClick={() => onChange("")}>
            {t.media.clear}
          </SmallButton>
        </div>
      ) : null}
    </Stack>
  );
}

type PlacesProps = {
  places: readonly Place[];
  onChange: (places: readonly Place[]) => void;
  errors: Record<string, string>;
};

function Places({ places, onChange, errors }: PlacesProps) {
  const change = (at: number, part: Partial<Place>) =>
    onChange(places.map((place, index) => (index === at ? { ...place, ...part } : place)));
  return (
    <fieldset className={classes.places}>
      <legend>{t.media.places}</legend>
      <ol>
        {places.map((place, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a place has no other name than what is being typed
          <li key={at}>
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
              <TextInput
                label={t.media.seenAt(at + 1)}
                placeholder="https://"
                type="url"
                maxLength={2048}
                value={place.url}
                onChange={(event) => change(at, { url: event.currentTarget.value })}
                error={errors[`media/appearances/${at}/url`] ?? (at === 0 ? errors["media/appearances"] : null)}
              />
              <TextInput
                label={t.media.copyAt(at + 1)}
                placeholder="https://"
                type="url"
                maxLength={2048}
                value={place.archived_url}
                onChange={(event) => change(at, { archived_url: event.currentTarget.value })}
                error={errors[`media/appearances/${at}/archived_url`]}
              />
            </SimpleGrid>
            {places.length > 1 ? (
              <SmallButton
                aria-label={t.media.removePlace(at + 1)}
                leftSection={<IconTrash size={14} />}
                onClick={() => onChange(places.filter((_, index) => index !== at))}
              >
                {t.guides.remove}
              </SmallButton>
            ) : null}
          </li>
        ))}
      </ol>
      {places.length < MOST_PLACES ? (
        <SmallButton leftSection={<IconPlus size={14} />} onClick={() => onChange([...places, NO_PLACE])}>
          {t.media.addPlace}
        </SmallButton>
      ) : null}
    </fieldset>
  );
}
