// The filter fields of the log.
import { Button, Select, TextInput } from "@mantine/core";
import { t } from "../../../texts";
import { kindGroups, type LogFilter } from "./filter";
import classes from "./log-filters.module.css";

type Props = {
  filter: LogFilter;
  people: readonly { id: string; name: string }[];
  /** What the subject is called, where it is a claim or an article. */
  subject: string | null;
  onChange: (filter: LogFilter) => void;
};

export function LogFilters({ filter, people, subject, onChange }: Props) {
  const set = (part: LogFilter) => onChange({ ...filter, ...part });
  const subjects = [
    { value: "newsroom", label: t.audit.newsroom },
    ...people.map(({ id, name }) => ({ value: `account:${id}`, label: t.audit.account(name) })),
  ];
  const known = subjects.some(({ value }) => value === filter.subject);
  return (
    <search className={classes.filters} aria-label={t.audit.filters}>
      <Select
        label={t.audit.who}
        placeholder={t.audit.everybody}
        clearable
        data={people.map(({ id, name }) => ({ value: id, label: name }))}
        value={filter.actor ?? null}
        onChange={(actor) => set({ actor: actor ?? undefined })}
      />
      <Select
        label={t.audit.what}
        placeholder={t.audit.anything}
        clearable
        searchable
        data={kindGroups()}
        value={filter.kind ?? null}
        onChange={(kind) => set({ kind: kind ?? undefined })}
      />
      <Select
        label={t.audit.about}
        placeholder={t.audit.anything}
        clearable
        data={
          filter.subject && !known
            ? [{ value: filter.subject, label: subject ?? filter.subject }, ...subjects]
            : subjects
        }
        value={filter.subject ?? null}
        onChange={(chosen) => set({ subject: chosen ?? undefined })}
      />
      <TextInput
        label={t.audit.since}
        type="date"
        value={filter.since ?? ""}
        onChange={(event) => set({ since: event.currentTarget.value || undefined })}
      />
      <TextInput
        label={t.audit.until}
        type="date"
        value={filter.until ?? ""}
        onChange={(event) => set({ until: event.currentTarget.value || undefined })}
      />
      {Object.values(filter).some(Boolean) ? (
        <Button variant="default" onClick={() => onChange({})}>
          {t.audit.clear}
        </Button>
      ) : null}
    </search>
  );
}
