import { expect, it } from 'vitest';
import { texts } from '../../i18n/catalogue.ts';
import { myTasks } from './my-tasks.ts';

const nothing = {
  owned: 3,
  replies: 0,
  drafts: 0,
  repliesWaiting: 0,
  replyDays: 2,
  brokenPlans: 0,
  disputes: 0,
  addressesReturned: 0,
  lettersReturned: 0,
  lapsing: 0,
  lapsed: 0,
  sums: [],
  months: 6,
};
const shown = (counts: Partial<typeof nothing>) =>
  myTasks(texts('fr').receivables.home, { ...nothing, ...counts }, (minor) => `${minor}`);

it('every task of one’s own leads to a list of one’s own', () => {
  const tasks = shown({
    replies: 2,
    drafts: 1,
    repliesWaiting: 1,
    brokenPlans: 1,
    disputes: 1,
    addressesReturned: 1,
    lapsing: 1,
  });
  expect(tasks.map(({ key, to, search }) => [key, to, search?.show ?? ''])).toEqual([
    ['replies-waiting', '/clients/reponses', ''],
    ['lapsing', '/relances/prescription', ''],
    ['addresses-returned', '/clients', 'incomplete'],
    ['replies', '/clients/reponses', ''],
    ['plans', '/clients/reponses', ''],
    ['drafts', '/relances', ''],
    ['disputes', '/clients', 'disputed'],
  ]);
  expect(tasks.filter(({ search }) => search?.mine !== 'yes')).toEqual([]);
});

it('nothing to do is no task', () => {
  expect(shown({})).toEqual([]);
});
