-- Sources without a web address: who said, wrote or showed something, when and where.

create type offline_kind as enum ('interview', 'letter', 'call', 'document', 'photograph', 'observation');

alter table evidence
    add column offline_kind  offline_kind,
    add column offline_who   text,
    add column offline_at    moment,
    add column offline_place text,
    drop constraint evidence_address_or_file,
    add constraint evidence_has_a_source check (url is not null or has_file or offline_kind is not null),
    add constraint evidence_offline_whole
        check (num_nulls(offline_kind, offline_who, offline_at::text) in (0, 3)
            and (offline_kind is not null or offline_place is null));
