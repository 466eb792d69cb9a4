import { describe, expect, it } from 'vitest';
import { isWeakPassword } from '../../shell/directory/password.ts';
import { advisePassword, isPasswordWeak } from './password-advice.ts';

describe('advice on a password being typed', () => {
  it.each([
    ['', 'start', 0],
    ['cheval', 'missing', 0],
    ['cheval agra', 'missing', 1],
    ['cheval agraf', 'good', 2],
    ['aaaaaaaaaaaaaaaa', 'varied', 1],
    ['claire.morvan1', 'personal', 1],
    ['cheval agrafe batterie', 'strong', 3],
  ])('%j is %s', (password, kind, strength) => {
    expect(advisePassword(password, ['Claire Morvan', 'claire.morvan'])).toMatchObject({ kind, strength });
  });

  it('counts what is missing', () => {
    expect(advisePassword('cheval', []).missing).toBe(6);
  });

  it.each(['cheval', 'aaaaaaaaaaaaaaaa', 'claire.morvan1', 'cheval agrafe'])(
    'judges %j as the server does',
    (password) => {
      const personal = ['claire.morvan'];
      expect(isPasswordWeak(password, personal)).toBe(isWeakPassword(password, personal));
    },
  );
});
