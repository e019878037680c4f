-- The directory (filled from content at start) and what is booked. That a slot is booked once is a constraint.
create table departments (
  id text primary key,
  name jsonb not null
);
create table sites (
  id text primary key,
  name jsonb not null
);
create table doctors (
  id text primary key,
  name jsonb not null,
  department_id text not null references departments (id),
  site_id text not null references sites (id),
  active boolean not null default true
);
create table schedules (
  doctor_id text not null references doctors (id) on delete cascade,
  day smallint not null check (day between 1 and 7),
  from_time time not null,
  to_time time not null check (to_time > from_time),
  primary key (doctor_id, day, from_time)
);

create table slots (
  id text primary key,
  doctor_id text not null references doctors (id),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  unique (doctor_id, starts_at)
);

create table holds (
  id uuid primary key,
  -- One hold a slot; an expired one is taken over in place.
  slot_id text not null unique references slots (id),
  conversation_id uuid not null references conversations (id) on delete cascade,
  expires_at timestamptz not null
);

create table appointments (
  id uuid primary key,
  slot_id text not null references slots (id),
  -- The hold it came from: a second click finds the first appointment.
  hold_id uuid not null unique,
  conversation_id uuid not null references conversations (id),
  patient_id uuid not null references patients (id),
  status text not null check (status in ('booked', 'cancelled')),
  created_at timestamptz not null default now(),
  cancelled_at timestamptz
);
create unique index appointments_one_per_slot on appointments (slot_id) where status = 'booked';
create index appointments_by_conversation on appointments (conversation_id);
