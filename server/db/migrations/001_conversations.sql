-- Conversations and what was said. A conversation is pinned to the content bundle it began with, so that its
-- verdicts can be replayed; messages are numbered without gaps, and a client's id is used once.
create table bundles (
  hash text primary key,
  content jsonb not null,
  created_at timestamptz not null default now()
);

create table settings (
  name text primary key,
  value text not null
);

create table patients (
  id uuid primary key,
  -- The browser the token is bound to; the key itself stays there.
  browser_hash text not null,
  consented_at timestamptz not null,
  created_at timestamptz not null default now()
);

create table conversations (
  id uuid primary key,
  patient_id uuid not null references patients (id),
  bundle_hash text not null references bundles (hash),
  locale text not null,
  state jsonb not null,
  last_seq integer not null default 0,
  urgency text,
  -- 0 ambulance ... 4 self-care, 5 not covered, 9 nothing said yet: the order of the staff queue.
  urgency_rank smallint not null default 9,
  handoff text,
  taken_over_by text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index conversations_by_patient on conversations (patient_id);
create index conversations_worst_first on conversations (urgency_rank, updated_at);

create table messages (
  conversation_id uuid not null references conversations (id) on delete cascade,
  seq integer not null,
  author text not null check (author in ('patient', 'assistant', 'staff')),
  client_id text,
  text text not null default '',
  parts jsonb not null default '[]',
  -- For an answer: the seq of the message it answers, so that a repeated send finds it.
  answers integer,
  at timestamptz not null default now(),
  primary key (conversation_id, seq),
  unique (conversation_id, client_id)
);

create table assessments (
  id bigint generated always as identity primary key,
  conversation_id uuid not null references conversations (id) on delete cascade,
  seq integer not null,
  urgency text not null,
  -- Rule ids, sources, findings with spans, content hash: enough to show why, and to replay.
  verdict jsonb not null,
  at timestamptz not null default now()
);
create index assessments_by_conversation on assessments (conversation_id, seq);

create table outbox (
  id bigint generated always as identity primary key,
  kind text not null,
  payload jsonb not null,
  created_at timestamptz not null default now(),
  done_at timestamptz
);
create index outbox_open on outbox (id) where done_at is null;

create table audit_events (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  actor text not null,
  action text not null,
  subject text not null,
  detail jsonb not null default '{}'
);
create index audit_by_subject on audit_events (subject, at);
