import { room, type Room } from '../../shell/http/context.ts';
import { entriesContract, lettrageContract, periodsContract } from './contract.ts';
import { readDraft } from './draft-row.ts';
import { attachFile, createDraft, detachFile, dropDraft, editDraft } from './drafts.ts';
import { letterItems, readSheet, undoLettrage } from './lettrage.ts';
import { listEntries, readChoices } from './list-entries.ts';
import { lockPeriod, unlockPeriod } from './lock-period.ts';
import { dropModel, listModels, saveModel } from './models.ts';
import { readPeriods } from './read-periods.ts';
import { reverseWritten } from './reverse-written.ts';
import { validateEntry } from './validate-entry.ts';
import { closeYear, openYear, reopenYear } from './years.ts';

export { letterItems } from './lettrage.ts';
export { mirrorEntry } from './mirror-entry.ts';
export { postReversing, postStanding } from './post-reversing.ts';
export { listYears, type Year } from './years.ts';

const done = { done: true } as const;

export { createDraft, editDraft } from './drafts.ts';
export { lastLock, lockPeriod } from './lock-period.ts';

export const entriesRoom = (): Room =>
  room('entries', entriesContract, {
    choices: (context) => readChoices(context),
    list: (context, input) => listEntries(context, input),
    create: (context, input) => createDraft(context, input),
    read: (context, input) => readDraft(context, input.id),
    edit: (context, input) => editDraft(context, input),
    drop: async (context, input) => {
      await dropDraft(context, input.id);
      return done;
    },
    attach: (context, input, file) => attachFile(context, input.id, file),
    detach: (context, input) => detachFile(context, input.id, input.sha256),
    validate: (context, input) => validateEntry(context, input),
    reverse: (context, input) => reverseWritten(context, input),
    models: async (context) => ({ models: await listModels(context) }),
    saveModel: (context, input) => saveModel(context, input),
    dropModel: async (context, input) => {
      await dropModel(context, input.id);
      return done;
    },
  });

export const periodsRoom = (): Room =>
  room('periods', periodsContract, {
    read: (context) => readPeriods(context),
    lock: async (context, input) => {
      await lockPeriod(context, input);
      return readPeriods(context);
    },
    unlock: async (context, input) => {
      await unlockPeriod(context, input);
      return readPeriods(context);
    },
    openYear: async (context, input) => {
      await openYear(context, input);
      return readPeriods(context);
    },
    closeYear: async (context, input) => {
      await closeYear(context, input);
      return readPeriods(context);
    },
    reopenYear: async (context, input) => {
      await reopenYear(context, input);
      return readPeriods(context);
    },
  });

export const lettrageRoom = (): Room =>
  room('lettrage', lettrageContract, {
    read: (context, input) => readSheet(context, input.partyId),
    letter: async (context, input) => {
      await letterItems(context, input);
      return readSheet(context, input.partyId);
    },
    undo: async (context, input) => {
      await undoLettrage(context, input);
      return readSheet(context, input.partyId);
    },
  });
