import { describe, expect, it } from 'vitest';
import { editOf, emptyAccount, faultsOf, formOf, withSecurity, type AccountForm } from './account-form.ts';
import type { MailAccount } from './api.ts';

const good: AccountForm = { ...emptyAccount, host: 'smtp.exemple.fr', fromAddress: 'compta@exemple.fr' };

describe('the form of the mail account', () => {
  it('brings the usual port of an encryption along, and leaves a chosen one', () => {
    expect(withSecurity(good, 'tls').port).toBe(465);
    expect(withSecurity({ ...good, port: 2525 }, 'tls').port).toBe(2525);
    expect(withSecurity({ ...good, port: '' }, 'none').port).toBe(25);
  });

  it('says what is missing, field by field', () => {
    expect(faultsOf(good)).toEqual({});
    expect(faultsOf(emptyAccount)).toEqual({ host: 'required', fromAddress: 'required' });
    expect(faultsOf({ ...good, fromAddress: 'compta@', replyTo: 'x', port: 0, ratePerMinute: '' })).toEqual({
      fromAddress: 'addressBad',
      replyTo: 'addressBad',
      port: 'portBad',
      ratePerMinute: 'rateBad',
    });
    expect(faultsOf({ ...good, ratePerHour: 0 })).toEqual({ ratePerHour: 'hourBad' });
  });

  it('sends no limit by the hour when none is typed', () => {
    expect(editOf(good, 0).ratePerHour).toBeNull();
    expect(editOf({ ...good, ratePerHour: 500 }, 0).ratePerHour).toBe(500);
  });

  it('accepts no encryption on this machine only', () => {
    expect(faultsOf({ ...good, security: 'none' })).toEqual({ security: 'noneFar' });
    expect(faultsOf({ ...good, security: 'none', host: 'localhost' })).toEqual({});
    expect(faultsOf({ ...good, security: 'none', host: '127.0.0.1' })).toEqual({});
  });

  it('never shows the password, keeps it when untouched, and sends it when typed', () => {
    const account: MailAccount = {
      host: 'smtp.exemple.fr',
      port: 587,
      security: 'starttls',
      user: 'compta',
      hasPassword: true,
      fromAddress: 'compta@exemple.fr',
      fromName: '',
      replyTo: '',
      ratePerMinute: 30,
      ratePerHour: 500,
      version: 3,
    };
    const form = formOf(account);
    expect(form.password).toBeNull();
    expect('password' in editOf(form, 3)).toBe(false);
    expect(editOf({ ...form, password: 'secret' }, 3).password).toBe('secret');
    expect(editOf({ ...form, password: '' }, 3).password).toBe('');
  });
});
