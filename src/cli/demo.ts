import { createOrganization } from '../app/organization/index.ts';
import { allOrganizations, dropDemoOrganization, findUserByEmail } from '../shell/directory/index.ts';
import { EXIT, answer, answerJson, parseOptions, say, UsageError, type Command } from './command.ts';
import { withEncaisse } from './open.ts';

export const demo: Command = {
  help: {
    fr: `./encaisse demo [--user ADRESSE] [--json]
./encaisse demo drop ID [--json]

Crée une société d’exemple : soixante clients, trois ans de factures et de règlements, deux relevés bancaires. Rien n’en
sort jamais, ses documents portent SPECIMEN. --user en fait le propriétaire ; sinon personne n’y accède encore
(« ./encaisse user add »). demo drop la supprime entière ; aucune commande ne supprime une vraie société.
Encaisse doit être arrêté, sauf avec DATABASE_URL.`,
    en: `./encaisse demo [--user ADDRESS] [--json]
./encaisse demo drop ID [--json]

Creates a sample company: sixty customers, three years of invoices and payments, two bank statements. Nothing ever
leaves it, its documents say SPECIMEN. --user becomes its owner; else nobody has access yet (“./encaisse user add”).
demo drop erases it whole; no command erases a real company.
Encaisse must be stopped, except with DATABASE_URL.`,
  },
  run: async (args, locale) => {
    const { values, positionals } = parseOptions(
      args,
      { user: { type: 'string' }, json: { type: 'boolean' } },
      { min: 0, max: 2 },
    );
    const [verb, id] = positionals;
    if (verb !== undefined && (verb !== 'drop' || id === undefined)) throw new UsageError(verb);
    return withEncaisse(async ({ runtime, contextIn, onCreated, fillDemo }) => {
      const { database } = runtime;
      if (id !== undefined) {
        const known = (await allOrganizations(database)).find((one) => one.org === id);
        if (known === undefined) throw new UsageError(`demo drop ${id}`);
        if (!known.isDemo) {
          say(
            locale === 'fr'
              ? `${known.name} est une vraie société : aucune commande ne la supprime.`
              : `${known.name} is a real company: no command erases it.`,
          );
          return EXIT.no;
        }
        await dropDemoOrganization(database, known.org);
        if (values.json) answerJson({ dropped: known.org });
        else answer(locale === 'fr' ? `${known.name} est supprimée.` : `${known.name} is erased.`);
        return EXIT.done;
      }
      const owner = values.user === undefined ? null : await findUserByEmail(database, values.user);
      if (owner === undefined) {
        say(locale === 'fr' ? `Aucun utilisateur ${values.user}.` : `No user ${values.user}.`);
        return EXIT.no;
      }
      const name = locale === 'fr' ? 'Maison Delorme (exemple)' : 'Sample company';
      const org = await createOrganization(database, contextIn, [...onCreated, fillDemo], {
        name,
        isDemo: true,
        ownerId: owner?.id ?? null,
        ownerName: owner?.name ?? 'encaisse demo',
        locale,
      });
      if (values.json) answerJson({ company: org, name, owner: values.user ?? null });
      else answer(locale === 'fr' ? `${name} est prête (${org}).` : `${name} is ready (${org}).`);
      return EXIT.done;
    });
  },
};
