import { room, type Room } from '../../shell/http/context.ts';
import type { BillingPorts } from '../billing/index.ts';
import { subscriptionsContract } from './contract.ts';
import { createSubscription, dropSubscription, editSubscription } from './edit-subscription.ts';
import { pauseSubscription, resumeSubscription, retryPeriod, skipFailed } from './pause-subscription.ts';
import { listSubscriptions, readSubscription } from './read-subscriptions.ts';

export { refuseMergeOfSubscriber, refuseUndoAfterSubscription } from './merge-guard.ts';
export { subscriptionsTick } from './run-subscriptions.ts';

export const subscriptionsRoom = (ports: BillingPorts): Room =>
  room('subscriptions', subscriptionsContract, {
    list: (context) => listSubscriptions(context),
    read: (context, input) => readSubscription(context, input.id),
    create: async (context, input) => readSubscription(context, await createSubscription(context, input)),
    edit: async (context, input) => {
      await editSubscription(context, input);
      return readSubscription(context, input.id);
    },
    pause: async (context, input) => {
      await pauseSubscription(context, input);
      return readSubscription(context, input.id);
    },
    resume: async (context, input) => {
      await resumeSubscription(context, input);
      return readSubscription(context, input.id);
    },
    retry: async (context, input) => {
      await retryPeriod(context, ports, input);
      return readSubscription(context, input.id);
    },
    skip: async (context, input) => {
      await skipFailed(context, input);
      return readSubscription(context, input.id);
    },
    drop: async (context, input) => {
      await dropSubscription(context, input);
      return { done: true };
    },
  });
