import { createWriteStream, existsSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { makeHandOver } from '../app/insight/index.ts';
import type { Composition } from '../compose.ts';
import { writeZip } from '../shell/archive/index.ts';
import { inTenant } from '../shell/db/tenant.ts';
import type { Context } from '../shell/http/context.ts';
import { EXIT, answer, answerJson, say, UsageError, type Locale } from './command.ts';
import { createProgress } from './progress.ts';

type Asked = {
  readonly composition: Pick<Composition, 'runtime' | 'insight'>;
  readonly inContext: <T>(body: (context: Context) => Promise<T>) => Promise<T>;
  /** Code or id. */
  readonly customer: string;
  readonly out: string | undefined;
  readonly json: boolean;
  readonly locale: Locale;
};

/** The archive that the screen makes, written to a file; a ZIP half written is worse than none. */
export const handOverToFile = async ({
  composition: { runtime, insight },
  inContext,
  customer,
  out,
  json,
  locale,
}: Asked): Promise<number> => {
  const made = await inContext(async (context) => {
    const found = await context.tx
      .selectFrom('customer')
      .select('party_id')
      .where('org_id', '=', context.org)
      .where((eb) =>
        eb.or([eb('code', '=', customer), eb(eb.cast<string>('party_id', 'text'), '=', customer)]),
      )
      .executeTakeFirst();
    if (found === undefined) throw new UsageError('--customer');
    const handOver = await makeHandOver(context, insight, found.party_id, (body) =>
      inTenant(runtime.database, context.org, (tx) => body({ tx, org: context.org }), { readOnly: true }),
    );
    return { handOver, now: context.now };
  });
  const { handOver, now } = made;
  const path = resolve(out ?? handOver.name);
  if (existsSync(path)) {
    say(locale === 'fr' ? `${path} existe déjà.` : `${path} exists already.`);
    return EXIT.no;
  }
  const progress = createProgress(handOver.name);
  try {
    const entries = handOver.entries((done) => progress.update(done, handOver.files));
    await pipeline(Readable.from(writeZip(entries, now)), createWriteStream(path, { flags: 'wx' }));
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    progress.end();
  }
  if (json) answerJson({ out: path, files: handOver.files });
  else {
    answer(
      locale === 'fr'
        ? `${handOver.files} fichiers dans ${path}. Pour les vérifier, une fois décompressés\u00a0: sha256sum -c SHA256SUMS.`
        : `${handOver.files} files in ${path}. To verify them once unpacked: sha256sum -c SHA256SUMS.`,
    );
  }
  return EXIT.done;
};
