import { prepareExternal } from '../shell/db/connect.ts';
import { EXIT, answer, answerJson, parseOptions, UsageError, type Command } from './command.ts';

export const db: Command = {
  help: {
    fr: `./encaisse db prepare --admin-url postgresql://ADMIN:MOTDEPASSE@SERVEUR/BASE [--database NOM] [--json]

Crée la base, ses rôles (propriétaire, rw, ro, jobs) et son schéma, ou applique les migrations qui manquent.
Le mot de passe des rôles vient de ENCAISSE_DATABASE_PASSWORD, sinon il est tiré au hasard.
Affiche l’adresse à donner à DATABASE_URL.`,
    en: `./encaisse db prepare --admin-url postgresql://ADMIN:PASSWORD@SERVER/DATABASE [--database NAME] [--json]

Creates the database, its roles (owner, rw, ro, jobs) and its schema, or applies the migrations that are missing.
The roles’ password comes from ENCAISSE_DATABASE_PASSWORD, else it is drawn at random.
Prints the address to give to DATABASE_URL.`,
  },
  run: async (args) => {
    const { values, positionals } = parseOptions(
      args,
      { 'admin-url': { type: 'string' }, database: { type: 'string' }, json: { type: 'boolean' } },
      { min: 1, max: 1 },
    );
    if (positionals[0] !== 'prepare' || values['admin-url'] === undefined)
      throw new UsageError('--admin-url');
    const prepared = await prepareExternal({
      adminUrl: values['admin-url'],
      database: values.database,
      password: process.env['ENCAISSE_DATABASE_PASSWORD'] || undefined,
    });
    if (values.json) answerJson(prepared);
    else answer(`DATABASE_URL=${prepared.url}`);
    return EXIT.done;
  },
};
