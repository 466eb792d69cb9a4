import { fromWire } from '../../contract/wire.ts';
import { room, type Room } from '../../shell/http/context.ts';
import { createAccount, editAccount } from './accounts.ts';
import { bankingContract } from './contract.ts';
import { confirmItems, confirmProposal, ignoreLine, putInSuspense, recordOnAccount } from './decide.ts';
import { importStatement } from './import-statement.ts';
import { proposeAgain, startMatching } from './match-waiting.ts';
import { lastStatements, readAccounts, readImports } from './read-accounts.ts';
import { readLine, readLines } from './read-lines.ts';
import { readReview } from './read-review.ts';
import { searchItems } from './search-items.ts';
import { undoImport, undoLine } from './undo.ts';

export { createAccount, type BankAccount } from './accounts.ts';
export { confirmItems, confirmProposal, ignoreLine, putInSuspense, recordOnAccount } from './decide.ts';
export { dropRoom, dropTick, lookIntoFolder } from './drop-folder.ts';
export { importStatement } from './import-statement.ts';
export { matchWaitingJob } from './match-waiting.ts';
export { lastStatements, readAccounts, readImports } from './read-accounts.ts';
export { readLine, readLines, type Line } from './read-lines.ts';
export { readStatementFile } from './read-statement-file.ts';
export { undoImport, undoLine } from './undo.ts';

export const bankingRoom = (): Room =>
  room('banking', bankingContract, {
    accounts: (context) => readAccounts(context),
    createAccount: async (context, input) => ({ id: (await createAccount(context, input)).id }),
    editAccount: async (context, input) => {
      await editAccount(context, input);
      return { done: true };
    },
    lastStatements: (context) => lastStatements(context),
    importStatement: (context, input, file) => importStatement(context, input, file),
    imports: (context) => readImports(context),
    undoImport: (context, input) => undoImport(context, input.id),
    review: (context, input) => readReview(context, input.accountId),
    lines: (context, input) => readLines(context, input),
    searchItems: (context, input) => searchItems(context, input),
    confirm: async (context, { lineId, choice }) => {
      if ('rank' in choice) await confirmProposal(context, lineId, choice.rank);
      else {
        const shares = choice.shares.map((share) => ({
          itemId: share.itemId,
          amountMinor: fromWire(share.amountMinor),
        }));
        await confirmItems(context, lineId, shares, choice.partyId ?? null);
      }
      return readLine(context, lineId);
    },
    recordOnAccount: async (context, input) => {
      await recordOnAccount(context, input.lineId, input.partyId);
      return readLine(context, input.lineId);
    },
    putInSuspense: async (context, input) => {
      await putInSuspense(context, input.lineId, input.candidatePartyId);
      return readLine(context, input.lineId);
    },
    ignore: async (context, input) => {
      await ignoreLine(context, input.lineId, input.reason);
      return readLine(context, input.lineId);
    },
    undo: async (context, input) => {
      await undoLine(context, input.lineId);
      const { line } = await readLine(context, input.lineId);
      await proposeAgain(context, line.accountId, line.id);
      return readLine(context, input.lineId);
    },
    rematch: (context, input) => startMatching(context, [input.accountId]),
  });
