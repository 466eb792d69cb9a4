-- Erasing a sample company closes it for everybody; it signs nobody out.
alter table directory.session drop constraint session_org_id_fkey;
alter table directory.session
  add constraint session_org_id_fkey foreign key (org_id) references directory.organization (org_id) on delete set null;
