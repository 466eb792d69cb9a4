import { withEncaisse } from '../src/cli/open.ts';
import { run } from './import.ts';

/** Called by `./encaisse bench run --import` on an empty data directory; the figures go to stdout. */
const figures = await withEncaisse((composition) => run(composition));
process.stdout.write(`${JSON.stringify(figures)}\n`);
