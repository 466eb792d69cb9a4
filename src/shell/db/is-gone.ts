import { sqlState } from './tenant.ts';

/** The database went away, or has no room: trying again later is the answer, not giving up. */
export const isGone = (cause: unknown): boolean => {
  const state = sqlState(cause) ?? '';
  return (
    /^(08|57P|53)/.test(state) ||
    /ECONN|EPIPE|ENOENT/.test(state) ||
    (cause instanceof Error && /terminat|connection|socket/i.test(cause.message))
  );
};
