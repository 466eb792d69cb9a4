// A process of its own that starts the embedded database of a folder, says so in one line of JSON, and waits to be
// killed: node --import tsx test/crash/embedded-child.ts <data directory>
import { silentLog } from '../../src/shell/db/embedded/log.ts';
import { StartRefusal } from '../../src/shell/db/embedded/refusals.ts';
import { startEmbedded } from '../../src/shell/db/embedded/supervise.ts';

const tell = (message: object): void => void process.stdout.write(`${JSON.stringify(message)}\n`);

try {
  const server = await startEmbedded({ dataDirectory: process.argv[2]!, log: silentLog });
  tell({ pid: server.pid(), adopted: server.adopted, version: server.version });
  process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)));
  setInterval(() => {}, 60_000);
} catch (error) {
  tell(
    error instanceof StartRefusal ? { refusal: error.code, params: error.params } : { error: String(error) },
  );
  process.exit(1);
}
