-- What a quote was accepted for. An answer told by hand is kept like one given through the link, and both say which
-- options were chosen and what the whole comes to: that, and nothing else, is ordered (C. civ. 1118).
alter table encaisse.quote_answer
  -- Null: told by telephone, on paper…; then there is no address and no browser to keep either.
  alter column link_id drop not null,
  -- [{id, name, netMinor, grossMinor}] in the order of the quote; amounts in minor units, as text.
  add column options jsonb not null default '[]',
  -- Of the whole with these options, in minor units. Null where it was refused, and before options were known: then the
  -- whole is the quote.
  add column net_minor bigint,
  add column tax_minor bigint,
  add column gross_minor bigint,
  add constraint quote_answer_totals check (
    (net_minor is null) = (gross_minor is null) and (tax_minor is null) = (gross_minor is null));
