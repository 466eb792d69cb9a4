import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const HLEDGER_MISSING = 'hledger is not installed (Debian: hledger)';

export const hasHledger = (): boolean => {
  try {
    execFileSync('hledger', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** Balances in base of every account as hledger finds them, sub-accounts summed; throws on what it refuses. */
export const hledgerBalances = (journal: string): Map<string, string> => {
  const folder = mkdtempSync(join(tmpdir(), 'encaisse-hledger-'));
  try {
    const file = join(folder, 'books.journal');
    writeFileSync(file, journal);
    const asked = ['-f', file, 'balance', '-B', '--depth', '1', '--flat', '--no-total', '-E', '-O', 'csv'];
    const env = { ...process.env, LC_ALL: 'C.UTF-8' };
    execFileSync('hledger', ['-f', file, 'check'], { env, stdio: 'pipe' });
    const text = execFileSync('hledger', asked, { encoding: 'utf8', env, stdio: 'pipe' });
    const [, ...rows] = text.trim().split('\n');
    return new Map(
      rows.map((row) => {
        const [account = '', balance = ''] = row.split('","').map((cell) => cell.replaceAll('"', ''));
        return [account, balance];
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
