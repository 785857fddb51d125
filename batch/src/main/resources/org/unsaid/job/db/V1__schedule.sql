-- When tasks run next, as db-scheduler wants it. One text for H2 and PostgreSQL.
create table if not exists unsaid_schedule (
  task_name            varchar(100) not null,
  task_instance        varchar(100) not null,
  task_data            bytea,
  execution_time       timestamp with time zone not null,
  picked               boolean not null,
  picked_by            varchar(100),
  last_success         timestamp with time zone,
  last_failure         timestamp with time zone,
  consecutive_failures int,
  last_heartbeat       timestamp with time zone,
  version              bigint not null,
  priority             smallint,
  primary key (task_name, task_instance)
);
create index if not exists unsaid_schedule_due on unsaid_schedule (execution_time);
create index if not exists unsaid_schedule_heartbeat on unsaid_schedule (last_heartbeat);
