-- Whether a verdict is published only when a person has confirmed or written the statement of its claim.

alter table settings add column confirmed_wording boolean not null default false;
