-- What a further revision of a published verdict is, and what readers are told about it.

create type correction_class as enum ('clarification', 'correction', 'retraction');

alter table verdict_drafts
    add column correction_class correction_class,
    add column notice text not null default '';

alter table verdict_revisions
    add column correction_class correction_class,
    add column notice text,
    add constraint verdict_revisions_correction_whole check ((correction_class is null) = (notice is null)),
    add constraint verdict_revisions_first_corrects_nothing check (number > 1 or correction_class is null);

alter table publications
    add column correction_class correction_class;
create index publications_corrections_idx on publications (id desc) where correction_class is not null;
