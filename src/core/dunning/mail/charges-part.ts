import type { ChargesTable } from '../documents/charges-table.ts';
import { escapeHtml } from './header.ts';

const FONT = "font-family:Inter,-apple-system,'Segoe UI',Helvetica,Arial,sans-serif";
const CELL = 'padding:6px;border-bottom:1px solid #e7e5de;font-size:13px;line-height:18px';
const HEAD =
  'padding:6px;border-bottom:2px solid #1b5e44;font-size:12px;line-height:16px;font-weight:600;color:#5d5c56';

/** The computation of late charges under the invoices: what, on how much, how long, at which rate. */
export function chargesHtml(table: ChargesTable | null): string {
  if (table === null) return '';
  const { head } = table;
  const right = 'text-align:right;white-space:nowrap';
  const th = (text: string, style: string, wide = false): string =>
    `<th scope="col" class="dim line${wide ? ' wide' : ''}" style="${HEAD};${style}">${escapeHtml(text)}</th>`;
  const td = (text: string, style: string, wide = false): string =>
    `<td class="line${wide ? ' wide' : ''}" style="${CELL};${style}">${escapeHtml(text)}</td>`;
  const groups = table.groups.map(
    (group) =>
      `<tr><th scope="colgroup" colspan="5" class="line" style="${CELL};text-align:left;font-weight:600">${escapeHtml(group.title)}</th></tr>` +
      group.rows
        .map(
          (row) =>
            `<tr>${td(row.what, '')}${td(row.base, right, true)}${td(row.days, right)}${td(row.rate, right)}${td(row.amount, right)}</tr>`,
        )
        .join(''),
  );
  const totals = table.totals.map(
    (total) =>
      `<tr><td class="line wide" style="${CELL}"></td><td class="line" colspan="3" style="${CELL};text-align:right">${escapeHtml(total.label)}</td>` +
      `<td class="line" style="${CELL};${right};font-size:14px;font-weight:700">${escapeHtml(total.amount)}</td></tr>`,
  );
  const notes = table.notes.map(
    (note) =>
      `<p class="dim" style="margin:-12px 0 20px;padding:0 6px;font-size:13px;line-height:18px;color:#5d5c56">${escapeHtml(note)}</p>`,
  );
  return `<table class="ink" width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse;margin:4px 0 20px;${FONT};color:#1b1c19">
<caption style="text-align:left;padding:0 6px 6px;font-size:13px;line-height:18px;color:#5d5c56" class="dim"><strong>${escapeHtml(table.title)}</strong><br>${escapeHtml(table.intro)}</caption>
<thead><tr>${th(head.what, 'text-align:left')}${th(head.base, right, true)}${th(head.days, right)}${th(head.rate, right)}${th(head.amount, right)}</tr></thead>
<tbody>
${[...groups, ...totals].join('\n')}
</tbody>
</table>${notes.join('')}`;
}

export function chargesText(table: ChargesTable | null): string {
  if (table === null) return '';
  const groups = table.groups.flatMap((group) => [
    '',
    group.title,
    ...group.rows.map((row) => {
      const how = [row.base, row.days === '' ? '' : `${row.days} ${table.head.days.toLowerCase()}`, row.rate];
      return `- ${[row.what, ...how, row.amount].filter((part) => part !== '').join(' · ')}`;
    }),
  ]);
  const totals = table.totals.map((total) => `${total.label} ${total.amount}`);
  return [`${table.title}. ${table.intro}`, ...groups, '', ...totals, ...table.notes].join('\n');
}
