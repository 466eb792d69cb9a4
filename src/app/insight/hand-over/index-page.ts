import type { HandOverFile } from '../../../i18n/hand-over-file.ts';
import type { Context } from '../../../shell/http/context.ts';

export type IndexLine = {
  readonly path: string;
  readonly what: string;
  readonly bytes: number;
  readonly sha256: string;
};

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);

/** A page that opens from the unpacked archive, without a script: each file, what it is, its digest. */
export const indexHtml = (
  { locale, now }: Pick<Context, 'locale' | 'now'>,
  customer: string,
  lines: readonly IndexLine[],
  { index: t }: HandOverFile,
  verify: string,
): string => `<!doctype html>
<html lang="${locale}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escape(`${t.title} — ${customer}`)}</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; color: #1b1c19; margin: 2rem auto; max-width: 64rem; padding: 0 1rem }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; padding: .4rem .6rem .4rem 0; border-bottom: 1px solid #dedbd2; vertical-align: top }
code { font-size: .75rem; overflow-wrap: anywhere }
</style>
<h1>${escape(t.title)}</h1>
<p><strong>${escape(customer)}</strong><br>${escape(t.made(now.slice(0, 19).replace('T', ' ')))}</p>
<p>${escape(t.intro)} ${escape(verify)}</p>
<table>
<thead><tr><th>${escape(t.file)}</th><th>${escape(t.what)}</th><th>${escape(t.size)}</th><th>SHA-256</th></tr></thead>
<tbody>
${lines
  .map(
    ({ path, what, bytes, sha256 }) =>
      `<tr><td><a href="${escape(path)}">${escape(path)}</a></td><td>${escape(what)}</td><td>${bytes}</td><td><code>${sha256}</code></td></tr>`,
  )
  .join('\n')}
</tbody>
</table>
</html>
`;
