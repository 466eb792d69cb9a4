import { sql } from 'kysely';
import { verifyIssued } from '../app/invoicing/index.ts';
import { verifyBooks, type BooksReport } from '../app/ledger/index.ts';
import { verifyAcknowledgements } from '../app/openitems/index.ts';
import { verifyPayments } from '../app/payments/index.ts';
import {
  anchorsOf,
  keyFacts,
  verifyAudit,
  verifySeals,
  type Reading,
  type SealReport,
} from '../app/seal/index.ts';
import { sealed } from '../compose/sealed.ts';
import { bookText, bookTexts } from '../i18n/books.ts';
import { findingText } from '../i18n/findings.ts';
import { formatDate, formatMoney, formatNumber } from '../i18n/format.ts';
import { error } from '../core/finding.ts';
import { EUR, parseCurrency } from '../core/money/index.ts';
import type { OutsideAnchor } from '../core/seal/index.ts';
import { releaseLines } from '../i18n/release-words.ts';
import { anchorLines, keyLines } from '../i18n/seal-keys.ts';
import { inTenant } from '../shell/db/tenant.ts';
import { allOrganizations } from '../shell/directory/index.ts';
import type { OrgId } from '../shell/ids.ts';
import { checkRelease } from '../shell/release.ts';
import type { Runtime } from '../shell/runtime.ts';
import { EXIT, answer, answerJson, parseOptions, say, UsageError, type Command } from './command.ts';
import { withReachedEncaisse } from './reach.ts';
import { readGivenAnchors } from './verifier/given-anchors.ts';

export const verify: Command = {
  help: {
    fr: `./encaisse verify [--company ID] [--anchor REPÈRE|FICHIER] [--json]

Prouve, pour chaque société : toute écriture s’équilibre, les numéros se suivent sans trou, ce qui reste dû découle
des règlements, chaque compte client vaut la somme de ses postes ouverts (aujourd’hui et aux douze dernières fins de
mois), les lettrages s’équilibrent, la banque concorde ; puis que la chaîne des documents émis est entière (maillons,
contenus, PDF, signatures, clôtures), que leurs numéros se suivent et qu’aucun n’est émis à côté, et que le journal des
actes est entier. Dit quelle clé signe depuis quel numéro, et enfin si le programme en marche est celui de sa version.
Ne change rien ; Encaisse peut être en marche.

--anchor : un repère gardé hors d’Encaisse (la ligne ENCAISSE-1 …, ou le fichier qui la contient ; plusieurs fois si
besoin). Prouve que la chaîne d’aujourd’hui le contient : une chaîne refaite de toutes pièces ne le peut pas.

Codes de sortie : 0 tout est juste, 1 au moins une anomalie, chacune nommée.`,
    en: `./encaisse verify [--company ID] [--anchor ANCHOR|FILE] [--json]

Proves, for each company: every entry balances, numbers follow each other without a gap, what is open follows from the
allocations, each customers’ account is the sum of its open items (today and at the last twelve ends of months),
lettrages balance, the bank agrees; then that the chain of issued documents is whole (links, contents, PDFs,
signatures, closings), that their numbers follow each other and that none was issued beside it, and that the audit
trail is whole. Says which key signs from which number on, and at last whether the running program is that of its
release. Changes nothing; Encaisse may be running.

--anchor: an anchor kept outside Encaisse (the line ENCAISSE-1 …, or the file that holds it; several times if need be).
Proves that the present chain contains it: a chain made anew as a whole cannot.

Exit codes: 0 all is sound, 1 at least one fault, each named.`,
  },
  run: async (args, locale) => {
    const { values } = parseOptions(args, {
      company: { type: 'string' },
      anchor: { type: 'string', multiple: true },
      json: { type: 'boolean' },
    });
    const given = readGivenAnchors(values.anchor);
    if (given.findings.length > 0) {
      for (const finding of given.findings) say(findingText(locale, finding));
      return EXIT.no;
    }
    return withReachedEncaisse(async ({ runtime }) => {
      const all = await allOrganizations(runtime.database);
      const chosen = values.company === undefined ? all : all.filter((one) => one.org === values.company);
      if (values.company !== undefined && chosen.length === 0)
        throw new UsageError(`--company ${values.company}`);
      const reports = [];
      for (const { org, name } of chosen) {
        const outside = anchorsOf(org, given.anchors);
        const report = await verifyOrganization(runtime, org, outside);
        reports.push({ company: org, name, ok: report.findings.length === 0, ...report });
        if (!values.json) tell(name, report, locale);
      }
      const strange = given.anchors.filter((one) =>
        chosen.every(({ org }) => anchorsOf(org, [one]).length === 0),
      );
      for (const { sequence, at } of strange)
        say(findingText(locale, error('seal.outside-other', { params: { sequence, on: at.slice(0, 10) } })));
      const release = checkRelease();
      const isAltered = release.built !== null && !release.isAsBuilt;
      const ok = reports.every((one) => one.ok) && !isAltered && strange.length === 0;
      if (values.json) answerJson({ ok, companies: reports, release });
      else if (reports.length === 0) say(locale === 'fr' ? 'Aucune société.' : 'No company.');
      if (!values.json) for (const line of releaseLines(locale, release)) answer(line);
      return ok ? EXIT.done : EXIT.no;
    });
  },
};

export type OrganizationReport = BooksReport & {
  seal: Omit<SealReport, 'findings' | 'keys'> & {
    documents: number;
    /** Lines of the audit trail that are linked. */
    audit: number;
    keys: readonly ReturnType<typeof keyFacts>[];
    /** What was kept outside and is in the chain. */
    anchors: readonly OutsideAnchor[];
  };
};

/** One snapshot: work going on meanwhile does not look like a fault. A million invoices take longer than a request. */
export const verifyOrganization = (
  runtime: Pick<Runtime, 'database' | 'clock'>,
  org: OrgId,
  outside: readonly OutsideAnchor[] = [],
): Promise<OrganizationReport> =>
  inTenant(
    runtime.database,
    org,
    async (tx) => {
      await sql`set local statement_timeout = 0`.execute(tx);
      const zone = await sql<{ time_zone: string }>`select time_zone from organization`.execute(tx);
      const today = runtime.clock.today(zone.rows[0]?.time_zone ?? 'Europe/Paris');
      const books = await verifyBooks({ tx, org, today });
      const read: Reading = (body) => body({ tx, org });
      const { findings: broken, keys, ...seal } = await verifySeals(read, sealed, { outside });
      const trail = await verifyAudit(read);
      const issued = await verifyIssued(read, today);
      const payments = await verifyPayments(read);
      const acknowledged = await verifyAcknowledgements({ tx, org });
      const findings = [
        ...books.findings,
        ...broken,
        ...trail.findings,
        ...issued.findings,
        ...payments,
        ...acknowledged,
      ];
      const isContained = !broken.some((one) => one.code.startsWith('seal.outside'));
      return {
        ...books,
        findings,
        seal: {
          ...seal,
          documents: issued.documents,
          audit: trail.links,
          keys: keys.map(keyFacts),
          anchors: isContained ? outside : [],
        },
      };
    },
    { readOnly: true, isolation: 'repeatable read' },
  );

const sentence = (locale: 'fr' | 'en', finding: OrganizationReport['findings'][number]): string =>
  finding.code in bookTexts[locale] ? bookText(locale, finding) : findingText(locale, finding);

const tell = (name: string, report: OrganizationReport, locale: 'fr' | 'en'): void => {
  const { findings, asOf } = report;
  if (findings.length === 0) {
    const now = report.balances.filter((one) => one.on === asOf && one.ledgerMinor !== 0n);
    const sums = now.map(
      (one) => `${one.account} = ${formatMoney(one.ledgerMinor, parseCurrency(one.currency) ?? EUR, locale)}`,
    );
    const on = formatDate(asOf, locale, 'long');
    answer(
      locale === 'fr'
        ? `${name} : comptes justes au ${on}${sums.length > 0 ? ` (${sums.join(', ')})` : ''}.`
        : `${name}: books sound on ${on}${sums.length > 0 ? ` (${sums.join(', ')})` : ''}.`,
    );
    answer(sealLine(name, report.seal, locale));
    for (const line of keyLines(report.seal.keys, locale)) answer(`  ${line}`);
    for (const line of anchorLines(report.seal.anchors, locale)) answer(`  ${line}`);
    return;
  }
  answer(
    locale === 'fr' ? `${name} : ${findings.length} anomalie(s).` : `${name}: ${findings.length} fault(s).`,
  );
  for (const finding of findings) answer(`  ${sentence(locale, finding)}`);
};

/** What was looked at, and where the chain stands: noted elsewhere, it shows a chain that was made anew. */
const sealLine = (name: string, seal: OrganizationReport['seal'], locale: 'fr' | 'en'): string => {
  const count = (kind: string): string => formatNumber(seal.subjects[kind] ?? 0, locale);
  if (seal.links === 0) {
    return locale === 'fr' ? `${name} : aucun document scellé.` : `${name}: no sealed document.`;
  }
  const place = `${formatNumber(seal.head.sequence, locale)} · ${seal.head.hash}`;
  return locale === 'fr'
    ? `${name} : chaîne entière, ${count('invoice')} documents, ${count('picture')} PDF, ${count('payment')} règlements, ${count('closing')} clôtures, ${formatNumber(seal.audit, locale)} lignes du journal des actes. Tête ${place}.`
    : `${name}: whole chain, ${count('invoice')} documents, ${count('picture')} PDFs, ${count('payment')} payments, ${count('closing')} closings, ${formatNumber(seal.audit, locale)} lines of the audit trail. Head ${place}.`;
};
