-- A file whose address was given out for good stays, whoever else lets it go; and who brought a file may put it into a macro.
alter table charla.blobs add column lasting boolean not null default false;
alter table charla.blobs add column uploader_id bigint; -- the member; without a key, because who is gone needs no index here
update charla.blobs b set lasting = true
where b.discard_after is null and b.uploaded and b.owner is null and b.content_type ~ '^(image|audio|video)/' and not exists (
  select from charla.attachments a where (a.account_id, a.blob_id) = (b.account_id, b.id)
) and not exists (
  select from charla.arrivals r where (r.account_id, r.blob_id) = (b.account_id, b.id)
) and not exists (
  select from charla.macro_files f where (f.account_id, f.blob_id) = (b.account_id, b.id)
);

create or replace function charla.let_files_go() returns trigger language plpgsql as $$
begin
  update charla.blobs b set discard_after = now() from gone
  where (b.account_id, b.id) = (gone.account_id, gone.blob_id) and not b.lasting and not exists (
    select from charla.attachments a where (a.account_id, a.blob_id) = (b.account_id, b.id)
  ) and not exists (
    select from charla.arrivals r where (r.account_id, r.blob_id) = (b.account_id, b.id)
  ) and not exists (
    select from charla.macro_files f where (f.account_id, f.blob_id) = (b.account_id, b.id)
  );
  return null;
end $$;
