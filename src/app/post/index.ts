import { room, type Room } from '../../shell/http/context.ts';
import { defineJob, type Job, type Tick } from '../../shell/jobs/define-job.ts';
import { readPostalAccount, removePostalAccount, savePostalAccount } from './account.ts';
import { postContract } from './contract.ts';
import { followLetters } from './follow-letters.ts';
import { quotePost } from './quote-post.ts';
import { resolveLetter } from './resolve-letter.ts';
import { submitLetters, type PostPorts } from './submit-letters.ts';

export { readPostalAccount, savePostalAccount } from './account.ts';
export { quotePost, type Asked } from './quote-post.ts';
export { followLetters } from './follow-letters.ts';
export { resolveLetter } from './resolve-letter.ts';
export { submitLetters, type PostPorts } from './submit-letters.ts';
export { refusesAddress, withdrawLetter, writeLetter, type NewLetter } from './write-letter.ts';
export type { LetterHooks, OpenPostal, PostalAddress, PostalSettings } from './ports.ts';

/** Enqueued with a letter; the tick finds what is due by the rows, and asks where letters are. */
export const createPoster = (ports: PostPorts): { job: Job; tick: Tick } => ({
  job: defineJob('post.submit', 'work', async (work) => {
    await submitLetters(work, ports);
  }),
  tick: {
    name: 'post.follow',
    everySeconds: 60,
    run: async (work) => {
      await submitLetters(work, ports);
      await followLetters(work, ports);
    },
  },
});

export const postRoom = (ports: PostPorts & { readonly postJob: Job }): Room =>
  room('post', postContract, {
    readAccount: async (context) => ({ account: await readPostalAccount(context) }),
    saveAccount: async (context, input) => {
      const account = await savePostalAccount(context, ports.secrets, input);
      await context.enqueue(ports.postJob, {});
      return { account };
    },
    removeAccount: (context, input) => removePostalAccount(context, input.version),
    tryAccount: async (context) => {
      const { prices } = await quotePost(context, ports, [
        { isRegistered: false, country: 'FR' },
        { isRegistered: true, country: 'FR' },
      ]);
      const [ordinary = 0n, registered = 0n] = prices.map((price) => price ?? 0n);
      return { ordinaryMinor: ordinary.toString(), registeredMinor: registered.toString() };
    },
    resolve: async (context, input) => {
      const answer = await resolveLetter(context, ports.hooks, input);
      await context.enqueue(ports.postJob, {});
      return answer;
    },
  });
