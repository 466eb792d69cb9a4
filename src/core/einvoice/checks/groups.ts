import { error } from '../../finding.ts';
import type { EInvoice, ELine } from '../model.ts';
import { isBlank, isCounted, judged, num, sumOf, when, ZERO, type Rule } from './rule.ts';

const ROLES: ReadonlySet<string> = new Set(['DETAIL', 'GROUP', 'INFORMATION']);

const eachLine =
  (check: (line: ELine, path: string, invoice: EInvoice) => ReturnType<Rule['check']>): Rule['check'] =>
  (invoice) =>
    invoice.lines.flatMap((line, index) =>
      check(line, `lines.${index}`, invoice).map((finding) => ({
        ...finding,
        params: { line: line.id, ...finding.params },
      })),
    );

/** Groups among the lines (EXTENDED-CTC-FR): what they are, whose they are, and what they sum up. */
export const groupRules: readonly Rule[] = [
  {
    id: 'BR-FREXT-05',
    check: eachLine(({ role }, path) =>
      when(
        !isBlank(role) && !ROLES.has(role ?? ''),
        error('einvoice.group.role', { path: `${path}.role`, params: { role: role ?? '' } }),
      ),
    ),
  },
  {
    id: 'BR-FREXT-06',
    check: eachLine(({ role, parent }, path) =>
      when(
        !isBlank(parent) && isBlank(role),
        error('einvoice.group.role', { path: `${path}.role`, params: { role: '' } }),
      ),
    ),
  },
  {
    id: 'BR-FREXT-08',
    check: eachLine((line, path, { lines }) => {
      if (line.role !== 'GROUP' || isBlank(line.net)) return [];
      const inside = lines.filter(
        (one) => one.parent === line.id && (isCounted(one) || one.role === 'GROUP'),
      );
      const [found, expected] = [num(line.net), sumOf(inside.map((one) => one.net))];
      if (found === null || expected === null) return [];
      return judged(found, expected, ZERO, error('einvoice.group.sum', { path: `${path}.net` }));
    }),
  },
  {
    id: 'BR-FREXT-11',
    check: eachLine((line, path, { lines }) =>
      when(
        !isBlank(line.parent) && !lines.some((one) => one !== line && one.id === line.parent),
        error('einvoice.group.parent', { path: `${path}.parent`, params: { parent: line.parent ?? '' } }),
      ),
    ),
  },
];
