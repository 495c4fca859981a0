-- A contact names the company that it belongs to, so that whoever reads the contact knows it.
alter table charla.contacts add column company_id bigint;
update charla.contacts c set company_id = k.company_id from charla.company_contacts k
  where (k.account_id, k.contact_id) = (c.account_id, c.id);
drop table charla.company_contacts;
alter table charla.contacts add constraint contacts_company_fkey
  foreign key (account_id, company_id) references charla.companies (account_id, id) on delete set null (company_id);
create index contacts_company on charla.contacts (account_id, company_id) where company_id is not null;

alter table charla.companies add column avatar_key text;
