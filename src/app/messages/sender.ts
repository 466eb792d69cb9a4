import { defineJob, type Job, type Tick, type Work } from '../../shell/jobs/define-job.ts';
import type { SecretBox } from '../../shell/secrets.ts';
import { inLanes } from '../../shell/jobs/in-lanes.ts';
import { adoptLost, processName } from './adopt-lost.ts';
import { claimMessage } from './claim-message.ts';
import type { MailTransport, MessageHooks, OpenTransport } from './ports.ts';
import { recordOutcome } from './record-outcome.ts';

export type Sender = {
  /** Enqueued with a message, so that it leaves at once. */
  readonly job: Job;
  /** Finds what is due by the rows: after waiting, after a crash, after the server was away. */
  readonly tick: Tick;
  readonly sendDue: (work: Work) => Promise<number>;
};

export type SenderPorts = {
  readonly secrets: SecretBox;
  readonly openTransport: OpenTransport;
  readonly hooks: MessageHooks;
};

/** As many conversations with one mail server at a time; some providers allow no more than three. */
export const LANES = 3;

/**
 * Sends what is due: claim (a transaction), hand over, record (a transaction), a few messages at a time. Any number of
 * senders may work at once; a claimed row is nobody else's.
 */
export const createSender = ({ secrets, openTransport, hooks }: SenderPorts): Sender => {
  const self = processName();
  const inFlight = new Set<string>();

  const sendDue = async (work: Work): Promise<number> => {
    if (work.isDemo) return 0;
    await adoptLost(work, hooks, self, inFlight);
    let transport: MailTransport | null = null;
    let count = 0;
    let refused = false;
    const sendOne = async (): Promise<boolean> => {
      if (work.signal.aborted || refused) return false;
      const claimed = await work.inTenant(async (context) => {
        const next = await claimMessage(context, { secrets, hooks, process: self });
        // Before the commit: from then on others see the row, and must see that it is in good hands.
        if (next !== null && next !== 'skipped') inFlight.add(next.id);
        return next;
      });
      if (claimed === null) return false;
      if (claimed === 'skipped') return true;
      try {
        transport ??= openTransport(claimed.account.settings);
        const outcome = await transport.send(claimed.mail);
        await work.inTenant((context) => recordOutcome(context, hooks, claimed, outcome));
        if (outcome.outcome === 'accepted') count += 1;
        // The server refuses us altogether: the others would hear the same.
        if (outcome.outcome === 'refused' && outcome.account) refused = true;
      } finally {
        inFlight.delete(claimed.id);
      }
      return true;
    };
    try {
      await inLanes(LANES, sendOne);
    } finally {
      (transport as MailTransport | null)?.close();
    }
    return count;
  };

  return {
    job: defineJob('messages.send', 'work', async (work) => {
      await sendDue(work);
    }),
    tick: {
      name: 'messages.send',
      everySeconds: 10,
      run: async (work) => {
        await sendDue(work);
      },
    },
    sendDue,
  };
};
