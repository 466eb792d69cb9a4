import { compose } from '../compose.ts';
import { readConfig } from '../shell/config.ts';
import { openDatabase } from '../shell/db/connect.ts';
import { hasUsers } from '../shell/directory/index.ts';
import { createLog } from '../shell/log.ts';
import { EXIT, answer, parseOptions, say, type Command } from './command.ts';

export const serve: Command = {
  help: {
    fr: `./encaisse serve

Démarre la base de données, le serveur et les travaux, puis affiche l’adresse. Ctrl C arrête tout proprement.

Environnement :
  ENCAISSE_PORT    port (4700)
  ENCAISSE_HOST    adresse d’écoute (127.0.0.1)
  ENCAISSE_URL     adresse publique, en https pour être joignable d’un autre poste
  ENCAISSE_DATA    dossier des données
  DATABASE_URL     serveur PostgreSQL à utiliser au lieu de celui fourni`,
    en: `./encaisse serve

Starts the database, the server and the jobs, then prints the address. Ctrl C stops everything in order.

Environment:
  ENCAISSE_PORT    port (4700)
  ENCAISSE_HOST    listening address (127.0.0.1)
  ENCAISSE_URL     public address, https to be reachable from another computer
  ENCAISSE_DATA    data directory
  DATABASE_URL     PostgreSQL server to use instead of the bundled one`,
  },
  run: async (args, locale) => {
    parseOptions(args, {});
    const config = readConfig(process.env);
    const log = createLog(config.logLevel);
    const stopAsked = new Promise<void>((resolve) => {
      process.once('SIGINT', () => resolve());
      process.once('SIGTERM', () => resolve());
    });
    const opened = await openDatabase({
      url: config.databaseUrl,
      roUrl: config.roUrl,
      jobsUrl: config.jobsUrl,
      dataDirectory: config.dataDirectory,
      log,
    });
    // Stopped in this order, whatever was reached: http, jobs, pools, database.
    const closing: (() => Promise<unknown>)[] = [() => opened.stop()];
    try {
      const composition = compose(config, opened, { log });
      closing.unshift(() => composition.close());
      const jobs = await composition.startJobs();
      closing.unshift(() => jobs.stop());
      const server = await composition.createServer();
      closing.unshift(() => server.close());
      try {
        await server.listen({ host: config.host, port: config.port });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
        say(
          locale === 'fr'
            ? `Le port ${config.port} est déjà pris. Arrêtez l’autre programme, ou choisissez un port : ENCAISSE_PORT=4701 npm start`
            : `Port ${config.port} is already taken. Stop the other program, or choose a port: ENCAISSE_PORT=4701 npm start`,
        );
        return EXIT.cannotStart;
      }
      answer(
        locale === 'fr'
          ? `Encaisse est prêt : ${config.publicUrl.href}`
          : `Encaisse is ready: ${config.publicUrl.href}`,
      );
      if (!(await hasUsers(composition.runtime.database))) {
        answer(
          locale === 'fr'
            ? `Première visite depuis un autre poste : code ${composition.setupToken}`
            : `First visit from another computer: code ${composition.setupToken}`,
        );
      }
      await stopAsked;
      say(locale === 'fr' ? 'Arrêt en cours…' : 'Stopping…');
      return EXIT.done;
    } finally {
      for (const close of closing) await close();
    }
  },
};
