-- A customer's link to all that it owes, beside the links to one document: one per address it is sent to, so that one of
-- them can be closed alone.

alter table encaisse.portal_link
  alter column document_id drop not null,
  add column party_id uuid,
  -- Who it was made for: an e-mail address, or '' for whoever it is handed to.
  add column recipient text not null default '',
  add constraint portal_link_target check (num_nonnulls(document_id, party_id) = 1),
  add constraint portal_link_recipient check (party_id is not null or recipient = ''),
  add foreign key (org_id, party_id) references encaisse.party (org_id, id);
create unique index portal_link_account on encaisse.portal_link (org_id, party_id, recipient)
  where revoked_at is null and party_id is not null;

alter table encaisse.portal_visit drop constraint portal_visit_what_check;
alter table encaisse.portal_visit add constraint portal_visit_what_check
  check (what in ('page', 'pdf', 'xml', 'answer', 'reply', 'account', 'statement'));
