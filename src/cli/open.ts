import { compose, type Composition } from '../compose.ts';
import { readConfig, type Config } from '../shell/config.ts';
import { openDatabase } from '../shell/db/connect.ts';
import { createLog } from '../shell/log.ts';

/** Opens the database, puts the program together, runs the body, and closes everything in the right order. */
export const withEncaisse = async <T>(
  body: (composition: Composition, config: Config) => Promise<T>,
  config: Config = readConfig(process.env),
): Promise<T> => {
  const log = createLog(config.logLevel);
  const opened = await openDatabase({
    url: config.databaseUrl,
    roUrl: config.roUrl,
    jobsUrl: config.jobsUrl,
    dataDirectory: config.dataDirectory,
    log,
  });
  try {
    const composition = compose(config, opened, { log });
    try {
      return await body(composition, config);
    } finally {
      await composition.close();
    }
  } finally {
    await opened.stop();
  }
};
