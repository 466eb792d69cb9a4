import { describe, expect, it } from 'vitest';
import { refusesRecipient } from './refuses-recipient.ts';

describe('what a refusal says of the address', () => {
  it.each([
    ['550 no such mailbox', true],
    ['550 5.1.1 <a@b.example>: Recipient address rejected: User unknown', true],
    ['550-5.1.1 The email account does not exist', true],
    ['553 5.1.3 bad syntax', true],
    ['550 5.7.1 blocked by policy', false],
    ['550 5.1.8 sender domain not found', false],
    ['554 5.7.1 spam', false],
    ['552 5.2.2 mailbox full', false],
    ['451 try later', false],
    ['', false],
  ])('%s', (response, wrong) => {
    expect(refusesRecipient(response)).toBe(wrong);
  });
});
