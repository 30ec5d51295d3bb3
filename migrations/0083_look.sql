-- Colours, font and links of the public pages.

alter table settings add column look jsonb not null default '{}';
