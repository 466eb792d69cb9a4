import { openNewKey, readOverview, type SealOverview } from '../app/seal/index.ts';
import { Problem } from '../contract/problem.ts';
import { permissions } from '../contract/permissions.ts';
import { findingText } from '../i18n/findings.ts';
import { keyLines } from '../i18n/seal-keys.ts';
import { allOrganizations } from '../shell/directory/index.ts';
import type { Context } from '../shell/http/context.ts';
import {
  EXIT,
  answer,
  answerJson,
  parseOptions,
  say,
  UsageError,
  type Command,
  type Locale,
} from './command.ts';
import { withReachedEncaisse } from './reach.ts';

export const seal: Command = {
  help: {
    fr: `./encaisse seal show    [--company ID] [--json]
./encaisse seal anchor  [--company ID]
./encaisse seal new-key [--company ID] --reason "MOTIF" --confirm "NOM DE LA SOCIÉTÉ" [--json]

show : la clé qui signe, depuis quel maillon et quel numéro, et la tête de chaîne.
anchor : une ligne à garder ailleurs (envoyez-la-vous, ou à votre expert-comptable) ; « verify --anchor » la retrouve.
new-key : une nouvelle clé signe à partir d’ici, dans la même chaîne, sans trou. L’ancienne clé signe aussi la
succession quand elle est là ; après une restauration sans « secrets », la chaîne dit pour toujours qu’elle n’y était
pas. Cela ne s’annule pas : cherchez d’abord le dossier « secrets ». Encaisse peut être en marche.`,
    en: `./encaisse seal show    [--company ID] [--json]
./encaisse seal anchor  [--company ID]
./encaisse seal new-key [--company ID] --reason "REASON" --confirm "NAME OF THE COMPANY" [--json]

show: the key that signs, from which link and number on, and the head of the chain.
anchor: one line to keep elsewhere (mail it to yourself, or to your accountant); “verify --anchor” finds it again.
new-key: a new key signs from here on, in the same chain, without a gap. The old key signs the succession too when it is
at hand; after a restore without “secrets” the chain says for ever that it was not. It cannot be undone: look for the
“secrets” folder first. Encaisse may be running.`,
  },
  run: async (args, locale) => {
    const { values, positionals } = parseOptions(
      args,
      {
        company: { type: 'string' },
        reason: { type: 'string' },
        confirm: { type: 'string' },
        json: { type: 'boolean' },
      },
      { min: 1, max: 1 },
    );
    const [what] = positionals;
    if (what !== 'show' && what !== 'anchor' && what !== 'new-key') throw new UsageError(what ?? '');
    return withReachedEncaisse(async ({ runtime, secrets }) => {
      const companies = await allOrganizations(runtime.database);
      const company =
        values.company === undefined && companies.length === 1
          ? companies[0]
          : companies.find((one) => one.org === values.company);
      if (company === undefined) {
        for (const one of companies) say(`${one.org}\t${one.name}`);
        throw new UsageError('--company');
      }
      const inCompany = <T>(body: (context: Context) => Promise<T>): Promise<T> =>
        runtime.inContext(
          {
            org: company.org,
            isDemo: company.isDemo,
            actor: { kind: 'command_line', id: 'encaisse', name: 'encaisse seal' },
            permissions: new Set(permissions),
            locale,
            readOnly: what !== 'new-key',
          },
          body,
        );
      if (what === 'new-key') {
        try {
          await inCompany(async (context) => {
            const { keyNo } = await readOverview(context, secrets);
            const confirmation = values.confirm ?? '';
            return openNewKey(context, { keyNo, reason: values.reason ?? '', confirmation }, secrets);
          });
        } catch (problem) {
          if (!(problem instanceof Problem) || problem.findings.length === 0) throw problem;
          for (const finding of problem.findings) say(findingText(locale, finding));
          return EXIT.no;
        }
      }
      const overview = await inCompany((context) => readOverview(context, secrets));
      if (what === 'anchor') return answerAnchor(overview, locale);
      if (values.json) answerJson({ company: company.org, name: company.name, ...facts(overview) });
      else for (const line of describe(company.name, overview, locale)) answer(line);
      return EXIT.done;
    });
  },
};

const facts = ({ keyNo, keyState, fingerprint, keys, head }: SealOverview) => ({
  keyNo,
  keyState,
  fingerprint,
  keys,
  head,
});

const answerAnchor = ({ head }: SealOverview, locale: Locale): number => {
  if (head !== null) {
    answer(head.anchor);
    return EXIT.done;
  }
  say(locale === 'fr' ? 'Rien n’est encore scellé.' : 'Nothing is sealed yet.');
  return EXIT.no;
};

const describe = (name: string, overview: SealOverview, locale: Locale): string[] => {
  const { keyState, fingerprint, head, keys } = overview;
  const states = {
    fr: {
      none: 'Aucune clé n’a encore signé.',
      ready: `La clé ${fingerprint} signe.`,
      unreadable: `La clé ${fingerprint} ne peut pas être ouverte\u00a0: rien ne peut être émis.`,
    },
    en: {
      none: 'No key signed yet.',
      ready: `Key ${fingerprint} signs.`,
      unreadable: `Key ${fingerprint} cannot be opened: nothing can be issued.`,
    },
  } as const;
  return [
    locale === 'fr' ? `${name}\u00a0: ${states.fr[keyState]}` : `${name}: ${states.en[keyState]}`,
    ...keyLines(keys, locale),
    ...(head === null ? [] : [head.anchor]),
  ];
};
