-- What came is not kept byte for byte for ever. That it came is, for longer: the same thing again is still the same.
alter table charla.arrivals add column pruned_at timestamptz;
alter table charla.arrivals drop constraint arrivals_check;
alter table charla.arrivals add constraint arrivals_check check (payload is not null or blob_id is not null or pruned_at is not null);
create index arrivals_kept on charla.arrivals (done_at) where state = 1 and pruned_at is null;
create index arrivals_pruned on charla.arrivals (done_at) where state = 1 and pruned_at is not null;
