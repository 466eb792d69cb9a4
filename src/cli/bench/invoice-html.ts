import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CommercialDocument } from '../../core/invoicing/documents/commercial-document.ts';
import { projectRoot } from '../../shell/paths.ts';

/*
 * The same invoice as a web page, for comparison with a browser that prints it: same fonts, sizes, columns and words.
 */
const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? '');

const face = (weight: number, name: string): string =>
  `@font-face{font-family:Inter;font-weight:${weight};src:url(${pathToFileURL(join(projectRoot(), 'assets/fonts/inter', `Inter-${name}.ttf`)).href})}`;

const head = (): string => `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Facture</title><style>
${face(400, 'Regular')}${face(500, 'Medium')}${face(600, 'SemiBold')}${face(700, 'Bold')}
@page{size:A4;margin:17mm 18mm 27mm 20mm}
body{font:9pt/1.35 Inter;color:#1b1c19;margin:0}
small,th,.m{color:#5d5c56;font-size:7.6pt}
h1{font-size:24pt;margin:20mm 0 0;letter-spacing:-.02em}
.to{position:absolute;left:90.5mm;top:38mm;font-size:10pt}
.band{display:grid;grid-auto-flow:column;grid-auto-columns:1fr;background:#f4f7f4;border-radius:5pt;padding:9pt 11pt;margin:9pt 0}
table{width:100%;border-collapse:collapse}thead{display:table-header-group}
th{font-weight:600;text-transform:uppercase;font-size:6.8pt;border-bottom:1pt solid #1b5e44;text-align:left;padding:4.4pt 4pt}
td{border-bottom:.4pt solid #dedbd2;padding:4.4pt 4pt;vertical-align:top}
tr{break-inside:avoid}.r{text-align:right;font-variant-numeric:tabular-nums}b{font-weight:600}
.end{display:grid;grid-template-columns:1fr 78mm;gap:10mm;break-inside:avoid;margin-top:10pt}
.due{background:#1b5e44;color:#fff;border-radius:5pt;padding:9pt 10pt;display:flex;justify-content:space-between;font-weight:700;font-size:14pt}
.card{display:flex;gap:14pt;border:.6pt solid #dedbd2;border-radius:5pt;padding:11pt;margin-top:12pt;break-inside:avoid}
.card svg{width:25mm;height:25mm}
</style>`;

export const invoicePage = (data: CommercialDocument, qrSvg: string): string =>
  `${head()}<body>${body(data, qrSvg)}</body></html>`;

function body(data: CommercialDocument, qrSvg: string): string {
  const { columns, rows } = data.lines;
  const cells = (row: (typeof rows)[number]): string =>
    row.kind !== 'item'
      ? ''
      : columns
          .map(({ key, align }) => {
            const text = escape(row.cells[key] ?? '');
            const notes = [row.description, ...row.notes].filter((note) => note !== '');
            const inner =
              key === 'description'
                ? `<b>${text}</b>${notes.map((note) => `<br><small>${escape(note)}</small>`).join('')}`
                : key === 'quantity'
                  ? `${text} <small>${escape(row.unit)}</small>`
                  : text;
            return `<td${align === 'right' ? ' class="r"' : ''}>${inner}</td>`;
          })
          .join('');
  const pair = ({ label, amount }: { label: string; amount: string }): string =>
    `<tr><td>${escape(label)}<td class="r">${escape(amount)}</tr>`;
  return `<header><b>${escape(data.letterhead.name)}</b><br><small>${escape(data.letterhead.address)}<br>${escape(data.letterhead.contact)}</small></header>
<div class="to">${data.address.map(escape).join('<br>')}</div><h1>${escape(data.title)}</h1><b>${escape(data.number)}</b>
<div class="band">${data.facts.map((fact) => `<div><small>${escape(fact.label)}</small><br>${escape(fact.value)}</div>`).join('')}</div>
${data.parties.map((party) => `<p class="m">${[party.label, ...party.lines].map(escape).join(' · ')}</p>`).join('')}
<table><thead><tr>${columns.map((column) => `<th${column.align === 'right' ? ' class="r"' : ''}>${escape(column.head)}</th>`).join('')}</tr></thead><tbody>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('')}</tbody></table>
<div class="end"><table>${(data.vat?.rows ?? []).map((row) => `<tr>${row.map((cell) => `<td class="r">${escape(cell)}</td>`).join('')}</tr>`).join('')}</table>
<div><table>${data.totals.rows.map(pair).join('')}</table><div class="due"><span>${escape(data.totals.due.label)}</span><span>${escape(data.totals.due.amount)}</span></div></div></div>
<div class="card">${qrSvg}<table>${(data.payment?.rows ?? []).map((row) => pair({ label: row.label, amount: row.value })).join('')}</table></div>
<p class="m">${data.mentions.map(escape).join('<br>')}</p>`;
}
