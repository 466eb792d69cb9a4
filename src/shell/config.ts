import { join } from 'node:path';
import { defaultDataDirectory, dataPaths } from './paths.ts';

export type Config = {
  readonly host: string;
  readonly port: number;
  readonly publicUrl: URL;
  readonly dataDirectory: string;
  readonly databaseUrl: string | undefined;
  readonly roUrl: string | undefined;
  readonly jobsUrl: string | undefined;
  readonly secretKey: string | undefined;
  readonly secretKeyFile: string;
  readonly logLevel: string;
  /** Webhooks may go to private addresses: a shop or an ERP in the same network. */
  readonly privateWebhooks: boolean;
  /** Where public registers are, for a mirror or a proxy of the house; undefined = the public ones. */
  readonly companyRegisterUrl: string | undefined;
  readonly vatRegisterUrl: string | undefined;
  readonly ratesUrl: string | undefined;
  /** Under it, one folder per company whose statements are imported by themselves. */
  readonly dropFolder: string;
  /** Fixes the clock (ISO instant) of a demonstration or a test of the whole program. */
  readonly now: string | undefined;
};

/** All settings come from the environment and are read here only. */
export const readConfig = (env: NodeJS.ProcessEnv): Config => {
  const port = Number(env['ENCAISSE_PORT'] ?? env['PORT'] ?? 4700);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('ENCAISSE_PORT: 1 … 65535');
  const dataDirectory = defaultDataDirectory(env);
  return {
    host: env['ENCAISSE_HOST'] ?? '127.0.0.1',
    port,
    publicUrl: new URL(env['ENCAISSE_URL'] ?? `http://localhost:${port}`),
    dataDirectory,
    databaseUrl: env['DATABASE_URL'] || undefined,
    roUrl: env['ENCAISSE_DATABASE_RO_URL'] || undefined,
    jobsUrl: env['ENCAISSE_DATABASE_JOBS_URL'] || undefined,
    secretKey: env['ENCAISSE_SECRET_KEY'] || undefined,
    secretKeyFile: join(dataPaths(dataDirectory).secrets, 'secret.key'),
    logLevel: env['ENCAISSE_LOG'] ?? 'warn',
    privateWebhooks: env['ENCAISSE_PRIVATE_WEBHOOKS'] === 'yes',
    companyRegisterUrl: env['ENCAISSE_RECHERCHE_ENTREPRISES_URL'] || undefined,
    vatRegisterUrl: env['ENCAISSE_VIES_URL'] || undefined,
    ratesUrl: env['ENCAISSE_ECB_URL'] || undefined,
    dropFolder: env['ENCAISSE_DROP_FOLDER'] || join(dataDirectory, 'releves'),
    now: env['ENCAISSE_NOW'] || undefined,
  };
};
