-- What a macro lets go and an arrival still has is not discarded.
create or replace function charla.let_files_go() returns trigger language plpgsql as $$
begin
  update charla.blobs b set discard_after = now() from gone
  where (b.account_id, b.id) = (gone.account_id, gone.blob_id) and not exists (
    select from charla.attachments a where (a.account_id, a.blob_id) = (b.account_id, b.id)
  ) and not exists (
    select from charla.arrivals r where (r.account_id, r.blob_id) = (b.account_id, b.id)
  ) and not exists (
    select from charla.macro_files f where (f.account_id, f.blob_id) = (b.account_id, b.id)
  );
  return null;
end $$;
