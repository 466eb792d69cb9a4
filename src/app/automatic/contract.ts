import * as z from 'zod/mini';
import { command, query } from '../../contract/endpoint.ts';
import { stepKinds } from '../../contract/reminder-shapes.ts';
import { amount, currency, done, id, instant, isoDate, none } from '../../contract/wire.ts';

const count = z.number();
const person = z.object({ id, name: z.string(), email: z.string() });

/**
 * - `announced`: its messages leave by themselves at their moment
 * - `released`: the moment came; each line says what became of it
 * - else nothing of it left by itself and all stays for review: `nobody` to tell, the mail did not leave in time
 *   (`not-told`), bank data too old (`stale`), `suspended` by a person, its moment missed for too long (`lapsed`)
 */
export const announcementStates = [
  'announced',
  'released',
  'nobody',
  'not-told',
  'stale',
  'suspended',
  'lapsed',
] as const;

/** `left` by itself · `removed` by a person · `changed` upwards, back to review · `settled` meanwhile · sent `by-hand` before · `waits` for review */
export const lineOutcomes = ['left', 'removed', 'changed', 'settled', 'by-hand', 'waits'] as const;

const announcement = z.object({
  id,
  runId: id,
  state: z.enum(announcementStates),
  announcedAt: instant,
  leavesAt: instant,
  leavesOn: isoDate,
  knownUntil: z.nullable(isoDate),
  /** Who was told, with what became of the mail. */
  told: z.array(z.object({ name: z.string(), email: z.string(), isSent: z.boolean() })),
  lineCount: count,
  leftCount: count,
  removedCount: count,
  waitingCount: count,
  seenBy: z.string(),
});

const settings = z.object({
  isOn: z.boolean(),
  /** 1 Monday … 7 Sunday. */
  weekdays: z.array(z.number()),
  hour: z.number(),
  timeZone: z.string(),
  /** When it prepares next; null when it never does. */
  nextOn: z.nullable(isoDate),
  responsible: z.array(person),
  /** Members who may send reminders, and so may be told. */
  candidates: z.array(person),
  suspended: z.nullable(z.object({ at: instant, by: z.string() })),
  /** Some policy in use has an automatic step. */
  hasAutomaticSteps: z.boolean(),
  version: z.number(),
});

export const automaticContract = {
  settings: query({
    path: '/automatic-reminders',
    permission: 'dunning.read',
    input: none,
    output: z.object({
      settings,
      /** What leaves by itself, soonest first. */
      waiting: z.array(announcement),
      /** What should have left by itself and did not, until a person has seen it. */
      failed: z.array(announcement),
    }),
    summary:
      'The schedule of reminders, who is told, whether it is suspended, and what is about to leave by itself',
  }),
  save: command({
    path: '/automatic-reminders/save',
    permission: 'dunning.policy',
    input: z.object({
      version: z.number(),
      isOn: z.boolean(),
      weekdays: z.array(z.number().check(z.int(), z.minimum(1), z.maximum(7))).check(z.maxLength(7)),
      hour: z.number().check(z.int(), z.minimum(0), z.maximum(23)),
      responsibleIds: z.array(id).check(z.maxLength(20)),
    }),
    output: done,
    summary:
      'Set the days and the hour on which reminders prepare themselves, and who is told of automatic ones',
  }),
  suspend: command({
    path: '/automatic-reminders/suspend',
    permission: 'dunning.send',
    input: none,
    output: z.object({ takenBack: count }),
    summary:
      'Nothing leaves by itself any more, until somebody resumes; what waits in the outbox is taken back',
  }),
  resume: command({
    path: '/automatic-reminders/resume',
    permission: 'dunning.send',
    input: none,
    output: done,
    summary: 'Let automatic steps leave again, from the next announcement that is still to come',
  }),
  announcements: query({
    path: '/automatic-reminders/announcements',
    permission: 'dunning.read',
    input: none,
    output: z.object({ announcements: z.array(announcement) }),
    summary: 'The last fifty announcements, newest first',
  }),
  announcement: query({
    path: '/automatic-reminders/announcements/:id',
    permission: 'dunning.read',
    input: z.object({ id }),
    output: z.object({
      announcement,
      lines: z.array(
        z.object({
          draftId: id,
          partyId: id,
          customerName: z.string(),
          stepCode: z.string(),
          kind: z.enum(stepKinds),
          level: count,
          totalMinor: amount,
          currency,
          outcome: z.nullable(z.enum(lineOutcomes)),
          decidedBy: z.string(),
        }),
      ),
    }),
    summary: 'One announcement: what left by itself, what was removed by whom, what waited',
  }),
  seen: command({
    path: '/automatic-reminders/announcements/seen',
    permission: 'dunning.prepare',
    input: z.object({ id }),
    output: done,
    summary: 'A person has seen that nothing of an announcement left by itself',
  }),
} as const;
