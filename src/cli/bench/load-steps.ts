/** How much to load, and until which day. */
export type Size = { org: string; invoices: number; open: number; customers: number; today: string };

export type Step = { name: string; sql: string };

/** A uuid of version 7 made of a day, a kind and a number: in order of date, as the application would have made them. */
const id = (day: string, kind: string, no: string): string =>
  `(lpad(to_hex((extract(epoch from ${day}::timestamptz) * 1000)::bigint), 12, '0') || '7${kind}8' || lpad(to_hex(${no}), 15, '0'))::uuid`;

const LETTERS = (rank: string): string =>
  `chr(65 + (${rank} / 676 % 26)::int) || chr(65 + (${rank} / 26 % 26)::int) || chr(65 + (${rank} % 26)::int)`;

/**
 * Three years of a large company as set-based SQL, run by the superuser with triggers off: a million commands would
 * take hours. What triggers would have maintained is computed here; `./encaisse verify` proves it afterwards.
 */
export const loadSteps = ({ org, invoices, open, customers, today }: Size): Step[] => {
  const O = `'${org}'::uuid`;
  const T = `date '${today}'`;
  const START = `(${T} - 1095)`;
  return [
    {
      name: 'plan',
      sql: `
      select setseed(0.42);
      create temp table b_customer as
        select c as no, ${id(START, '001', 'c::bigint')} as id,
          (array['Hôtel', 'Société', 'Menuiserie', 'Clinique', 'Transports', 'Atelier', 'Maison', 'Garage'])[1 + c % 8]
            || ' ' || (array['Aubrac', 'Belval', 'Corvin', 'Dormeuil', 'Estrade', 'Fauvel', 'Grandet', 'Hautecour', 'Isoard',
            'Jaubert', 'Lormont'])[1 + c % 11] || ' ' || c as name,
          (random() * 40 - 5)::int as delay, c % 4 = 0 as at_month_end
        from generate_series(1, ${customers}) c;
      create temp table b_raw as
        select i as no, ${START} + (i::bigint * 1094 / ${invoices})::int as issued_on,
          1 + floor(${customers} * power(random(), 2))::int as customer,
          (2000 + floor(power(random(), 3) * 900000))::bigint as net, random() as dice, random() as noise
        from generate_series(1, ${invoices}) i;
      create temp table b_invoice as
        select r.*, c.id as party_id, r.net + round(r.net * 0.2)::bigint as total,
          r.issued_on + case when r.customer % 3 = 0 then 45 else 30 end as due_on,
          ${id('r.issued_on', '002', 'r.no::bigint')} as id, ${id('r.issued_on', '003', 'r.no::bigint')} as entry_id,
          ${id('r.issued_on', '004', 'r.no::bigint')} as item_id,
          extract(year from r.issued_on)::int as year,
          row_number() over (partition by extract(year from r.issued_on) order by r.no) as year_no,
          row_number() over (order by r.no + r.noise * ${invoices} * 0.6 desc) <= ${open} as is_open,
          case when c.at_month_end then
              (date_trunc('month', r.issued_on + 45) + interval '1 month - 1 day')::date
            else r.issued_on + 30 + c.delay + (r.dice * 12)::int end as paid_on
        from b_raw r join b_customer c on c.no = r.customer;
      -- A settled one was paid after its day of issue and before today; one open in thirty is part paid.
      update b_invoice set paid_on = greatest(least(paid_on, ${T} - 1), issued_on) where not is_open;
      update b_invoice set paid_on = case when dice < 0.03 and issued_on + 5 < ${T} then issued_on + 5 end where is_open;
      create temp table b_share as
        select no, party_id, item_id, paid_on, issued_on, case when is_open then total / 2 else total end as amount,
          dense_rank() over (order by paid_on, party_id) as payment
        from b_invoice where paid_on is not null;
      create temp table b_payment as
        select s.payment as no, s.party_id, s.paid_on, sum(s.amount)::bigint as amount, true as used
        from b_share s group by s.payment, s.party_id, s.paid_on;
      insert into b_payment
        select (select max(no) from b_payment) + c, (select id from b_customer where no = c * 5 % ${customers} + 1),
          ${T} - (c % 90) - 1, 10000 + c * 7, false
        from generate_series(1, greatest(1, ${customers} / 10)) c;
      create temp table b_paid as
        select p.*, ${id('p.paid_on', '005', 'p.no')} as id, ${id('p.paid_on', '006', 'p.no')} as entry_id,
          ${id('p.paid_on', '007', 'p.no')} as item_id, ${id('p.paid_on', '008', 'p.no')} as lettrage_id,
          extract(year from p.paid_on)::int as year,
          row_number() over (partition by extract(year from p.paid_on) order by p.paid_on, p.no) as year_no,
          row_number() over (partition by p.party_id order by p.paid_on, p.no) - 1 as rank
        from b_payment p;
      create unique index on b_paid (no);
      create unique index on b_invoice (no);
      analyze b_invoice; analyze b_share; analyze b_paid;`,
    },
    {
      name: 'parties',
      sql: `
      insert into encaisse.party (org_id, id, name, search_name, siren, address_lines, postal_code, city)
        select ${O}, id, name, upper(translate(name, 'éèôÉ', 'eeoE')), '', array['1 rue du Banc'], '69000', 'Lyon' from b_customer;
      insert into encaisse.customer (org_id, party_id, code) select ${O}, id, 'C' || lpad(no::text, 6, '0') from b_customer;
      insert into encaisse.contact (org_id, id, party_id, name, email)
        select ${O}, ${id(START, '009', 'no::bigint')}, id, 'Comptabilité', 'compta@c' || no || '.example' from b_customer;`,
    },
    {
      name: 'invoices',
      sql: `
      insert into encaisse.invoice (org_id, id, kind, number, party_id, issued_on, currency, total_minor, reference, origin, recorded_by, recorded_at)
        select ${O}, id, 'invoice', 'FA-' || year || '-' || lpad(year_no::text, 7, '0'), party_id, issued_on, 'EUR', total,
          case when no % 3 = 0 then 'BC ' || no else '' end, 'imported', 'bench', issued_on
        from b_invoice order by no;`,
    },
    {
      name: 'entries',
      sql: `
      insert into encaisse.journal_entry (org_id, id, journal, year, entry_no, entry_on, label, piece_ref, source_kind, source_id, line_count, recorded_by, recorded_at)
        select ${O}, entry_id, 'VE', year, year_no, issued_on, 'FA ' || no, 'FA ' || no, 'invoice', id, 3, 'bench', issued_on from b_invoice order by no;
      insert into encaisse.journal_entry (org_id, id, journal, year, entry_no, entry_on, label, piece_ref, source_kind, source_id, line_count, recorded_by, recorded_at)
        select ${O}, entry_id, 'BQ', year, year_no, paid_on, 'VIR ' || no, 'VIR ' || no, 'payment', id, 2, 'bench', paid_on from b_paid order by no;
      insert into encaisse.entry_counter (org_id, journal, year, last_no)
        select ${O}, journal, year, max(entry_no) from encaisse.journal_entry where org_id = ${O} group by journal, year;`,
    },
    {
      name: 'postings',
      sql: `
      insert into encaisse.posting (org_id, entry_id, entry_on, line_no, line_count, account, party_id, label, debit_minor, credit_minor, currency, amount_minor, recorded_at)
        select ${O}, b.entry_id, b.issued_on, l.line_no, 3, l.account, case when l.line_no = 1 then b.party_id end, '',
          greatest(l.minor, 0), greatest(-l.minor, 0), 'EUR', l.minor, b.issued_on
        from b_invoice b cross join lateral (values (1, '411', b.total), (2, '707', -b.net), (3, '44571', b.net - b.total)) l(line_no, account, minor)
        order by b.no, l.line_no;
      insert into encaisse.posting (org_id, entry_id, entry_on, line_no, line_count, account, party_id, label, debit_minor, credit_minor, currency, amount_minor, recorded_at)
        select ${O}, p.entry_id, p.paid_on, l.line_no, 2, l.account, case when l.line_no = 2 then p.party_id end, '',
          greatest(l.minor, 0), greatest(-l.minor, 0), 'EUR', l.minor, p.paid_on
        from b_paid p cross join lateral (values (1, '512', p.amount), (2, '411', -p.amount)) l(line_no, account, minor)
        order by p.no, l.line_no;`,
    },
    {
      name: 'links of the entries',
      sql: `
      select encaisse.link_entries(${O}, j.journal, j.year)
        from (select distinct journal, year from encaisse.journal_entry where org_id = ${O}) j;`,
    },
    {
      name: 'payments',
      sql: `
      insert into encaisse.payment (org_id, id, method, party_id, received_on, booked_on, currency, amount_minor, reference, entry_id, recorded_by, recorded_at)
        select ${O}, id, 'imported', party_id, paid_on, paid_on, 'EUR', amount, 'VIR ' || no, entry_id, 'bench', paid_on from b_paid order by no;`,
    },
    {
      name: 'open items',
      sql: `
      insert into encaisse.open_item (org_id, id, account, party_id, currency, kind, number, reference, amount_minor, base_minor,
          issued_on, due_on, entry_id, line_no, invoice_id, open_minor, settled_on, last_step, last_reminded_on, recorded_at)
        select ${O}, b.item_id, '411', b.party_id, 'EUR', 'invoice', 'FA-' || b.year || '-' || lpad(b.year_no::text, 7, '0'),
          case when b.no % 3 = 0 then 'BC ' || b.no else '' end, b.total, b.total, b.issued_on, b.due_on, b.entry_id, 1, b.id,
          case when not b.is_open then 0 when b.paid_on is not null then b.total - b.total / 2 else b.total end,
          case when not b.is_open then b.paid_on end,
          case when b.is_open and b.due_on < ${T} - 20 then 'reminder-3' when b.is_open and b.due_on < ${T} - 3 then 'reminder-1' else '' end,
          case when b.is_open and b.due_on < ${T} - 20 then least(b.due_on + 20, ${T} - 1) when b.is_open and b.due_on < ${T} - 3 then b.due_on + 3 end,
          b.issued_on
        from b_invoice b order by b.no;
      insert into encaisse.open_item (org_id, id, account, party_id, currency, kind, number, amount_minor, base_minor,
          issued_on, due_on, entry_id, line_no, payment_id, open_minor, settled_on, recorded_at)
        select ${O}, p.item_id, '411', p.party_id, 'EUR', 'payment', 'VIR ' || p.no, -p.amount, -p.amount, p.paid_on, p.paid_on,
          p.entry_id, 2, p.id, case when p.used then 0 else -p.amount end, case when p.used then p.paid_on end, p.paid_on
        from b_paid p order by p.no;
      insert into encaisse.open_balance (org_id, account, party_id, currency, balance_minor, owed_minor, oldest_due_on)
        select org_id, account, party_id, currency, sum(open_minor), sum(greatest(open_minor, 0)),
          min(due_on) filter (where open_minor > 0)
        from encaisse.open_item where org_id = ${O} group by org_id, account, party_id, currency;`,
    },
    {
      name: 'allocations',
      sql: `
      insert into encaisse.lettrage (org_id, id, account, party_id, code, lettered_on, partial, recorded_by, recorded_at)
        select ${O}, p.lettrage_id, '411', p.party_id,
          case when x.partial then lower(${LETTERS('p.rank')}) else ${LETTERS('p.rank')} end, p.paid_on, x.partial, 'bench', p.paid_on
        from b_paid p
        join (select s.payment, bool_or(b.is_open) as partial from b_share s join b_invoice b on b.no = s.no group by s.payment) x on x.payment = p.no
        order by p.no;
      insert into encaisse.allocation (org_id, id, debit_item_id, credit_item_id, amount_minor, base_minor, effective_on, known_at, lettrage_id, recorded_by, recorded_at)
        select ${O}, ${id('s.paid_on', '00a', 's.no::bigint')}, s.item_id, p.item_id, s.amount, s.amount, s.paid_on, s.paid_on, p.lettrage_id, 'bench', s.paid_on
        from b_share s join b_paid p on p.no = s.payment order by s.paid_on, s.no;`,
    },
    {
      name: 'what holds back',
      sql: `
      insert into encaisse.dispute (org_id, id, party_id, item_id, amount_minor, reason, opened_on, recorded_by)
        select ${O}, ${id(T, '00b', 'no::bigint')}, party_id, item_id, total / 4, 'bench', ${T} - 5, 'bench'
        from b_invoice where is_open and due_on < ${T} order by no limit 500;
      insert into encaisse.promise_to_pay (org_id, id, party_id, item_ids, amount_minor, currency, promised_on, due_on, recorded_by)
        select ${O}, ${id(T, '00c', 'no::bigint')}, party_id, array[item_id], total, 'EUR', ${T} - 5, ${T} + (no % 15)::int - 5, 'bench'
        from b_invoice where is_open and due_on < ${T} order by no desc limit 500;
      insert into encaisse.hold (org_id, id, party_id, reason, from_on, until_on, recorded_by)
        select ${O}, ${id(T, '00d', 'no::bigint')}, id, 'bench', ${T} - 3, ${T} + 20, 'bench' from b_customer where no % 97 = 0;`,
    },
  ];
};
