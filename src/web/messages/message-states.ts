import type { Hue } from '../kit/tone.ts';
import type { Message, MessageState } from './api.ts';

/** What asks for a person first, then what moves, then what is done. */
export const shownStates: readonly MessageState[] = [
  'ambiguous',
  'failed',
  'queued',
  'held',
  'sending',
  'sent',
  'cancelled',
];

const hues: Record<MessageState, Hue> = {
  queued: 'amber',
  held: 'blue',
  sending: 'amber',
  sent: 'green',
  failed: 'red',
  ambiguous: 'orange',
  cancelled: 'grey',
};

export const messageHue = (state: MessageState): Hue => hues[state];

/** What a person may still do: nothing is ever sent twice, so an uncertain one can only be decided. */
export function actsOn(message: Pick<Message, 'state'>): {
  cancel: boolean;
  sendNow: boolean;
  resolve: boolean;
  retry: boolean;
} {
  const waits = message.state === 'queued' || message.state === 'held';
  return {
    cancel: waits,
    sendNow: message.state === 'queued',
    resolve: message.state === 'ambiguous',
    retry: message.state === 'failed',
  };
}
