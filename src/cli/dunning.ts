import { planReminders } from '../app/dunning/index.ts';
import { parseDate } from '../core/calendar/index.ts';
import { texts } from '../i18n/catalogue.ts';
import { formatMoney } from '../i18n/format.ts';
import { allOrganizations } from '../shell/directory/index.ts';
import { orgId } from '../shell/ids.ts';
import { EXIT, answer, answerJson, parseOptions, say, UsageError, type Command } from './command.ts';
import { withReachedEncaisse } from './reach.ts';

export const dunning: Command = {
  help: {
    fr: `./encaisse dunning plan --company ID [--as-of AAAA-MM-JJ] [--json]

Décide comme une préparation de ce jour-là, et n’écrit rien. Sans --company, quand il n’y a qu’une société, c’est elle.
Marche aussi à côté d’un Encaisse en service.`,
    en: `./encaisse dunning plan --company ID [--as-of YYYY-MM-DD] [--json]

Decides as a preparation on that day would, and writes nothing. Without --company, the only company there is.
Works beside a running Encaisse too.`,
  },
  run: async (args, locale) => {
    const { values, positionals } = parseOptions(
      args,
      { company: { type: 'string' }, 'as-of': { type: 'string' }, json: { type: 'boolean' } },
      { min: 1, max: 1 },
    );
    if (positionals[0] !== 'plan') throw new UsageError(positionals[0]);
    const asOf = values['as-of'] === undefined ? null : parseDate(values['as-of'], 'ymd');
    if (values['as-of'] !== undefined && asOf === null) throw new UsageError('--as-of');
    return withReachedEncaisse(async ({ runtime }) => {
      const companies = await allOrganizations(runtime.database);
      const company =
        values.company === undefined && companies.length === 1
          ? companies[0]
          : companies.find((one) => one.org === values.company);
      if (company === undefined) {
        for (const one of companies) say(`${one.org}\t${one.name}`);
        throw new UsageError('--company');
      }
      const plan = await runtime.inContext(
        {
          org: orgId(company.org),
          isDemo: company.isDemo,
          actor: { kind: 'command_line', id: 'command-line', name: 'encaisse dunning' },
          permissions: new Set(),
          locale,
          readOnly: true,
        },
        (context) => planReminders(context, asOf ?? context.today),
      );
      if (values.json) {
        answerJson(plan);
        return EXIT.done;
      }
      const words = texts(locale).dunning;
      for (const { customerName, draft } of plan.drafts) {
        answer(
          [
            customerName,
            words.steps[draft.stepCode] ?? draft.stepCode,
            formatMoney(draft.totalMinor, draft.currency, locale),
            words.reason(draft.reason),
          ].join('\t'),
        );
      }
      for (const { code, items } of plan.excluded) say(`${items}\t${code}`);
      return EXIT.done;
    });
  },
};
