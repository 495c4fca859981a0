-- The organisations that contacts belong to, each to one at most.
create table charla.companies (
  account_id bigint not null references charla.accounts on delete cascade,
  id bigint generated always as identity,
  name text not null check (length(name) between 1 and 100),
  domain text check (length(domain) <= 253 and domain = lower(domain)),
  description text check (length(description) <= 1000),
  custom_attributes jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (account_id, id),
  constraint companies_domain_key unique (account_id, domain)
);
call charla.fence('charla.companies', true);

create table charla.company_contacts (
  account_id bigint not null,
  contact_id bigint not null,
  company_id bigint not null,
  primary key (account_id, contact_id),
  foreign key (account_id, contact_id) references charla.contacts (account_id, id) on delete cascade,
  foreign key (account_id, company_id) references charla.companies (account_id, id) on delete cascade
);
create index company_contacts_company on charla.company_contacts (account_id, company_id);
call charla.fence('charla.company_contacts', true);
