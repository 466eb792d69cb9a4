-- Sending: what a run still waits for is asked after every message, so it must not cost the length of the run.

create index reminder_draft_proposed on encaisse.reminder_draft (org_id, run_id) where state = 'proposed';
create index reminder_draft_unsettled on encaisse.reminder_draft (org_id, run_id) where state in ('approved', 'queued', 'ambiguous');

-- Providers also count by the hour.
alter table encaisse.mail_account add column rate_per_hour integer check (rate_per_hour between 1 and 100000);
