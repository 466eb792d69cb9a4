import { fromWire } from '../../contract/wire.ts';
import { room, type Room } from '../../shell/http/context.ts';
import { acceptGroup } from './accept-group.ts';
import { createAccount, editAccount, listAccounts } from './accounts.ts';
import { bookOnAccount } from './book-account.ts';
import { bankingContract } from './contract.ts';
import { confirmItems, confirmProposal, ignoreLine, putInSuspense, recordOnAccount } from './decide.ts';
import { importStatement } from './import-statement.ts';
import { proposeAgain, startMatching } from './match-waiting.ts';
import { forgetMemory, readMemory } from './memory.ts';
import { importPayouts } from './payouts/import-payouts.ts';
import { choosePayoutItem, listPayouts, readPayout } from './payouts/list-payouts.ts';
import { undoPayout } from './payouts/undo-payout.ts';
import { readPolicy, setPolicy } from './policy.ts';
import { lastStatements, readAccounts, readImports } from './read-accounts.ts';
import { readDecisions } from './read-decisions.ts';
import { readLine, readLines } from './read-lines.ts';
import { readReview } from './read-review.ts';
import { confirmReturn } from './return-payment.ts';
import { confirmRule, deleteRule, readRules, saveRule } from './rules.ts';
import { confirmRecorded } from './prove-payment.ts';
import { confirmBatch } from './receive-batch.ts';
import { searchItems } from './search-items.ts';
import { undoImport, undoLine } from './undo.ts';

export { createAccount, type BankAccount } from './accounts.ts';
export { acceptGroup } from './accept-group.ts';
export { bookEntry, type BookedEntry } from './book-entry.ts';
export { bookOnAccount } from './book-account.ts';
export type { OpenLine } from './post-line.ts';
export { payAgain } from './undo-entry.ts';
export { forgetMemory, readMemory } from './memory.ts';
export { decisionBar, readPolicy, setPolicy } from './policy.ts';
export { readDecisions } from './read-decisions.ts';
export { confirmReturn } from './return-payment.ts';
export { confirmRule, deleteRule, readRules, saveRule } from './rules.ts';
export { confirmItems, confirmProposal, ignoreLine, putInSuspense, recordOnAccount } from './decide.ts';
export { dropRoom, dropTick, lookIntoFolder } from './drop-folder.ts';
export { lookIntoMailbox, mailboxRoom, mailboxTick } from './statement-mailbox.ts';
export { confirmRecorded } from './prove-payment.ts';
export { confirmBatch } from './receive-batch.ts';
export { importStatement } from './import-statement.ts';
export { importPayouts } from './payouts/import-payouts.ts';
export { choosePayoutItem, listPayouts, readPayout } from './payouts/list-payouts.ts';
export { undoPayout } from './payouts/undo-payout.ts';
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
      if ('rank' in choice) await confirmProposal(context, lineId, choice.rank, choice.itemIds);
      else {
        const shares = choice.shares.map((share) => ({
          itemId: share.itemId,
          amountMinor: fromWire(share.amountMinor),
        }));
        await confirmItems(context, lineId, shares, choice.partyId ?? null, choice.difference ?? null);
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
      await proposeAgain(context, [input.lineId]);
      return readLine(context, input.lineId);
    },
    memory: (context, input) => readMemory(context, input),
    forgetMemory: async (context, input) => {
      await forgetMemory(context, input);
      return { done: true };
    },
    policy: (context) => readPolicy(context),
    setPolicy: async (context, input) => {
      await setPolicy(context, input);
      return { done: true };
    },
    rules: (context) => readRules(context),
    saveRule: async (context, input) => {
      await saveRule(context, input);
      return { done: true };
    },
    deleteRule: async (context, input) => {
      await deleteRule(context, input.id);
      return { done: true };
    },
    decisions: (context, input) => readDecisions(context, input.accountId),
    acceptGroup: (context, input) => acceptGroup(context, input),
    undoLines: async (context, input) => {
      for (const lineId of input.lineIds) await undoLine(context, lineId);
      await proposeAgain(context, input.lineIds);
      return { undone: input.lineIds.length };
    },
    book: async (context, { lineId, ...choice }) => {
      await bookOnAccount(context, lineId, choice, { decidedBy: 'person', ruleId: null });
      return { done: true };
    },
    confirmRule: async (context, input) => {
      await confirmRule(context, input.lineId, input.ruleId);
      return { done: true };
    },
    confirmBatch: async (context, input) => {
      await confirmBatch(context, input.lineId, input.batchId);
      return { done: true };
    },
    confirmRecorded: async (context, input) => {
      await confirmRecorded(context, input.lineId, input.paymentId);
      return { done: true };
    },
    payouts: (context) => listPayouts(context),
    payout: (context, input) => readPayout(context, input.id),
    importPayouts: (context, _input, file) => importPayouts(context, file),
    choosePayoutItem: async (context, input) => {
      await choosePayoutItem(context, input);
      const accounts = await listAccounts(context);
      if (accounts.length > 0)
        await startMatching(
          context,
          accounts.map((account) => account.id),
        );
      return { done: true };
    },
    undoPayout: async (context, input) => {
      await undoPayout(context, input.id);
      return { done: true };
    },
    confirmReturn: async (context, input) => {
      await confirmReturn(context, input.lineId, input.rank);
      return { done: true };
    },
    rematch: (context, input) => startMatching(context, [input.accountId]),
  });
