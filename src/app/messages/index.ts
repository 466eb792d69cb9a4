import { room, type Room } from '../../shell/http/context.ts';
import type { Job } from '../../shell/jobs/define-job.ts';
import type { SecretBox } from '../../shell/secrets.ts';
import { readAccount, removeAccount, saveAccount } from './account.ts';
import { messagesContract } from './contract.ts';
import type { MessageHooks, OpenTransport } from './ports.ts';
import { listMessages, readMessage } from './read-messages.ts';
import { readSendingState } from './sending-state.ts';
import { cancelMessage, resolveAmbiguous, retryMessage, sendNow } from './settle-message.ts';
import { testAccount } from './test-account.ts';

export { readAccount, saveAccount } from './account.ts';
export { listMessages, readMessage } from './read-messages.ts';
export { sendAtOnce, type AtOncePorts } from './send-at-once.ts';
export { createSender, type Sender, type SenderPorts } from './sender.ts';
export { reportDelivery, type ReportedDelivery } from './report-delivery.ts';
export { readSendingState, type SendingState } from './sending-state.ts';
export { cancelMessage, resolveAmbiguous, retryMessage, sendNow, withdrawMessage } from './settle-message.ts';
export { refuseUndoAfterMessage } from './undo-guard.ts';
export { writeMessage, type NewMessage } from './write-message.ts';
export {
  noHooks,
  type Fate,
  type MailSettings,
  type MailToSend,
  type MailTransport,
  type MessageHooks,
  type OpenTransport,
  type SendOutcome,
  type WrittenMessage,
} from './ports.ts';

export type MessagesPorts = {
  readonly secrets: SecretBox;
  readonly openTransport: OpenTransport;
  readonly hooks: MessageHooks;
  /** The sender's job: what is let go leaves at once. */
  readonly sendJob: Job;
};

export const messagesRoom = (ports: MessagesPorts): Room =>
  room('messages', messagesContract, {
    list: (context, input) => listMessages(context, input),
    read: (context, input) => readMessage(context, input.id),
    sending: (context) => readSendingState(context),
    cancel: (context, input) => cancelMessage(context, ports.hooks, input),
    sendNow: async (context, input) => {
      const answer = await sendNow(context, input);
      await context.enqueue(ports.sendJob, {});
      return answer;
    },
    retry: async (context, input) => {
      const answer = await retryMessage(context, ports.hooks, input);
      await context.enqueue(ports.sendJob, {});
      return answer;
    },
    resolveAmbiguous: (context, input) => resolveAmbiguous(context, ports.hooks, input),
    readAccount: async (context) => ({
      account: await readAccount(context),
      sending: await readSendingState(context),
    }),
    saveAccount: async (context, input) => {
      const account = await saveAccount(context, ports.secrets, input);
      await context.enqueue(ports.sendJob, {});
      return { account };
    },
    removeAccount: (context, input) => removeAccount(context, input.version),
    testAccount: (context, input) => testAccount(context, ports, input.to),
  });
