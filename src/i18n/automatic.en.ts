import type { AutomaticTexts } from './automatic.fr.ts';
import { counted, plural } from './plural.ts';

const reminders = (count: number): string => counted('en', count, { one: 'reminder', other: 'reminders' });
const verb = (count: number, one: string, other: string): string => plural('en', count, { one, other });

export const automatic: AutomaticTexts = {
  title: 'Automatic reminders',
  text: 'Encaisse prepares reminders on the days you choose. Automatic steps leave one business day after they were announced; the others wait for your review.',
  schedule: 'Scheduled preparation',
  scheduleText: 'A missed day is made up for once, on the next business day.',
  isOn: 'Prepare reminders without a click',
  weekdays: 'Days',
  days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  hour: 'Hour',
  hourHint: (zone) =>
    `By your company’s clock (${zone}). Announced reminders leave at this hour, or when your sending hours open.`,
  next: (day) => `Next preparation: ${day}.`,
  responsible: 'People told',
  responsibleHint:
    'Receive, one business day before, the list of what will leave, with the means to remove, hold or change the level. The person who answers for a customer is told instead.',
  responsibleNone: 'Nobody is told: nothing will leave without a review.',
  noStep: 'No step is automatic yet: everything waits for review. Choose them under Reminders.',
  toPolicy: 'Set the steps',
  save: 'Save',
  saved: 'The setting is saved.',
  conflict: 'Somebody changed this setting meanwhile. Here it is; change it again if needed.',
  sending: 'Automatic sending',
  suspend: 'Suspend all automatic sending',
  suspendText:
    'Nothing leaves without a review until it is resumed. What waits in the outbox comes back for approval.',
  suspended: (by, at) => `Automatic sending suspended by ${by} on ${at}.`,
  suspendedDone: (takenBack) =>
    takenBack === 0
      ? 'Automatic sending is suspended.'
      : `Automatic sending is suspended; ${reminders(takenBack)} came back for approval.`,
  resume: 'Resume',
  resumed: 'Automatic sending resumes.',
  running: 'Automatic steps leave after their announcement.',
  leaving: (count, at) => `${reminders(count)} ${verb(count, 'leaves', 'leave')} automatically on ${at}.`,
  notTold: (count, at) =>
    `The announcement of ${reminders(count)} for ${at} has not left yet. Without it, nothing will leave.`,
  seeList: 'See the list',
  seen: 'Seen',
  failed: {
    nobody: (count) =>
      `${reminders(count)} ${verb(count, 'was', 'were')} to leave automatically, but nobody is chosen to be told. Please review.`,
    'not-told': (count) =>
      `The announcement could not be sent in time: ${reminders(count)} ${verb(count, 'waits', 'wait')} for your review.`,
    stale: (count) =>
      `Bank statements too old: ${reminders(count)} ${verb(count, 'waits', 'wait')} for your review.`,
    lapsed: (count) =>
      `The announced moment passed while Encaisse was not running: ${reminders(count)} ${verb(count, 'waits', 'wait')} for your review.`,
  },
  settings: 'Settings',
  list: 'Announcements',
  listText: 'What was announced, what left, what was removed and by whom.',
  empty: 'No automatic reminder yet.',
  emptyText: 'They appear here as soon as an automatic step is prepared.',
  columns: {
    announced: 'Announced',
    leaves: 'Leaving',
    state: 'State',
    lines: 'Reminders',
    left: 'Left',
    removed: 'Removed',
    customer: 'Customer',
    step: 'Step',
    total: 'Amount',
    outcome: 'Outcome',
  },
  states: {
    announced: 'Announced',
    released: 'Left',
    nobody: 'Nobody to tell',
    'not-told': 'Announcement not sent',
    stale: 'Bank data too old',
    suspended: 'Suspended',
    lapsed: 'Moment passed',
  },
  outcomes: {
    pending: 'Will leave',
    left: 'Left',
    removed: 'Removed',
    changed: 'Back for review',
    settled: 'Paid or on hold',
    'by-hand': 'Sent by a person',
    waits: 'Waits for review',
  },
  by: (name) => `by ${name}`,
  announcedFor: (at) => `Reminders announced for ${at}`,
  told: (names) => `Told: ${names}`,
  notSent: (name) => `${name} (message did not leave)`,
  back: 'Automatic reminders',
  review: 'Review the reminders',
  byItself: 'Prepared without a click',
  remind: {
    button: 'Remind',
    many: (count) => `Remind (${count})`,
    added: (count) => `${reminders(count)} ${verb(count, 'waits', 'wait')} for your review.`,
    leftOut: (name, why, next) => `${name}: ${why}.${next === null ? '' : ` Next step on ${next}.`}`,
    others: (count) => `And ${counted('en', count, { one: 'other', other: 'others' })}.`,
    nothing: 'Nothing to remind of here.',
  },
  options: {
    open: 'Choose what is prepared',
    title: 'Prepare reminders',
    text: 'Without a choice, all customers are read.',
    asOf: 'Date of the reminders',
    asOfHint: 'They are dated and leave on that day.',
    customers: 'Customers',
    customersHint: 'Empty: all of them.',
    tags: 'Tags of the customers',
    steps: 'Levels',
    minimum: 'Amount at least',
    prepare: 'Prepare',
    only: 'Prepared for some of the customers or levels.',
  },
};
