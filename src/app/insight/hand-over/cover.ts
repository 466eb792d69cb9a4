import type { handOverCover } from '../../../core/dunning/index.ts';
import { formatPostalAddress } from '../../../core/party/index.ts';
import { documentFormatter, formatDate } from '../../../i18n/format.ts';
import type { HandOverFile } from '../../../i18n/hand-over-file.ts';
import type { HandOverPieces } from '../../../i18n/hand-over-pieces.ts';
import type { Context } from '../../../shell/http/context.ts';
import { letterheadOf, type Organization } from '../../organization/index.ts';
import { postalAddressOf } from '../../party/index.ts';
import type { Case } from './read-case.ts';

/** What the cover and the computation say: who claims what of whom, on which pieces, and what to check before acting. */
export const coverOf = (
  context: Context,
  company: Organization,
  found: Case,
  pieces: readonly { readonly path: string; readonly what: string }[],
  t: HandOverFile,
  { gaps: gapWords }: HandOverPieces,
): Parameters<typeof handOverCover>[0] => {
  const { customer, items, credits, lines, sums, gaps } = found;
  const { fields } = t;
  const letterhead = letterheadOf(company);
  const small = sums.every((sum) => sum.totalMinor <= 500_000n && sum.currency === 'EUR');
  return {
    language: context.locale,
    asOf: context.today,
    reference: `${customer.code} ${context.today.replaceAll('-', '')}`,
    letterhead,
    items,
    credits,
    lines,
    sums,
    isPublic: customer.kind === 'public_body',
    parties: [
      {
        title: t.creditor,
        fields: [
          { label: fields.name, value: company.name },
          { label: fields.legalForm, value: company.legalForm },
          { label: fields.siren, value: company.siren },
          { label: fields.vat, value: company.vatNumber },
          {
            label: fields.address,
            value: [...company.addressLines, `${company.postalCode} ${company.city}`.trim()]
              .join('\n')
              .trim(),
          },
          { label: fields.email, value: company.email },
          { label: fields.phone, value: company.phone },
          { label: fields.legal, value: company.legalMention },
        ],
      },
      {
        title: t.debtor,
        fields: [
          { label: fields.name, value: customer.name },
          { label: fields.siren, value: customer.siren },
          { label: fields.siret, value: customer.siret },
          { label: fields.vat, value: customer.vatNumber },
          {
            label: fields.address,
            value: formatPostalAddress(postalAddressOf(customer)).lines.slice(1).join('\n'),
          },
          { label: fields.code, value: customer.code },
          {
            label: fields.contact,
            value: customer.contacts
              .map((one) => [one.name, one.email, one.phone].filter((part) => part !== '').join(', '))
              .join('\n'),
          },
          {
            label: fields.insolvent,
            value:
              found.insolventSince === null
                ? ''
                : t.since(formatDate(found.insolventSince, context.locale, 'long')),
          },
        ],
      },
    ],
    pieces: pieces.map(({ path, what }) => ({ path, what })),
    notes: [
      ...(gaps.length === 0
        ? []
        : [{ title: t.notes.check, lines: gaps.map(({ code, count }) => gapWords[code](count)) }]),
      { title: t.notes.use, lines: [t.use.order, ...(small ? [t.use.small] : []), t.use.opinion] },
    ],
    labels: t.labels,
    format: documentFormatter(context.locale),
    specimen: context.isDemo,
  };
};
