import type { Context } from '../../shell/http/context.ts';
import type { Reading } from '../seal/index.ts';

export type AccountantPorts = {
  /** Transactions of its own, one for each file: who downloads may be slow. */
  readonly reading: (context: Context) => Reading;
};
