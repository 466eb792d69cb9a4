/** What a mail server says about one recipient of a message of ours. */
export type DeliveryReport = {
  readonly fate: 'bounced' | 'delayed' | 'delivered';
  readonly recipient: string;
  /** In the server's own words. */
  readonly words: string;
};

/**
 * The fields of a message/delivery-status part (RFC 3464 §2): one group for the message, one for each recipient. `failed`
 * with a status of class 4 is soft: the server gave up on a full mailbox, the address is not wrong.
 */
export const readReport = (fields: string): DeliveryReport[] =>
  fields
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split(/\n\s*\n/)
    .flatMap((group) => {
      const of = (name: string): string =>
        new RegExp(`^${name}\\s*:\\s*(.*)$`, 'im').exec(group)?.[1]?.trim() ?? '';
      const action = of('Action').toLowerCase();
      const fate = fateOf(action, of('Status'));
      const recipient = addressOf(of('Original-Recipient')) || addressOf(of('Final-Recipient'));
      if (fate === null || recipient === '') return [];
      const words = [of('Status'), of('Diagnostic-Code').replace(/^[\w-]+\s*;\s*/, '')]
        .filter((one) => one !== '')
        .join(' ');
      return [{ fate, recipient, words: words.slice(0, 300) }];
    });

/** RFC 3464 §2.3.3; `relayed` went on to a server that reports nothing: nobody knows more. */
const fateOf = (action: string, status: string): DeliveryReport['fate'] | null => {
  if (action === 'failed')
    return status.startsWith('4') || status.startsWith('5.2.2') ? 'delayed' : 'bounced';
  if (action === 'delayed') return 'delayed';
  return action === 'delivered' ? 'delivered' : null;
};

/** 'rfc822; Anne@client.example' (RFC 3464 §2.3.1). */
const addressOf = (field: string): string => {
  const text = field
    .replace(/^[\w-]+\s*;\s*/, '')
    .replace(/[<>]/g, '')
    .trim()
    .toLowerCase();
  return /^[^\s@]+@[^\s@]+$/.test(text) ? text : '';
};
