-- Every event of a conversation as the core got it, and what the core made of it: enough to replay each verdict byte
-- for byte with the bundle of its hash. `json`, not `jsonb`, since that would sort the keys; for the same reason the
-- state, which goes back into the core, is kept as written.
create table turns (
  conversation_id uuid not null references conversations (id) on delete cascade,
  number integer not null,
  event json not null,
  -- The time the core was told, and whose numbers to call.
  at text not null,
  region text not null,
  reply json not null,
  verdict json,
  primary key (conversation_id, number)
);
alter table conversations alter column state type json using state::json;
-- `locale` follows the talk; a replay begins with the one it began in.
alter table conversations add column first_locale text;
update conversations set first_locale = locale;
alter table conversations alter column first_locale set not null;
