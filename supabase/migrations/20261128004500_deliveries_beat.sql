-- Which attempt a delivery is of (one that was given up must not speak for the next), and whether it is wanted once more after it.
alter table charla.deliveries add column started_at timestamptz;
alter table charla.deliveries add column again boolean not null default false;
