import type { MailAccount, MailAccountEdit } from './api.ts';

export type Security = MailAccountEdit['security'];

/** What the form holds. The password is write-only: null leaves the kept one as it is, '' forgets it. */
export type AccountForm = {
  host: string;
  port: number | '';
  security: Security;
  user: string;
  password: string | null;
  fromAddress: string;
  fromName: string;
  replyTo: string;
  ratePerMinute: number | '';
  /** '': as many as the minutes allow. */
  ratePerHour: number | '';
};

export const emptyAccount: AccountForm = {
  host: '',
  port: 587,
  security: 'starttls',
  user: '',
  password: null,
  fromAddress: '',
  fromName: '',
  replyTo: '',
  ratePerMinute: 30,
  ratePerHour: '',
};

export function formOf(account: MailAccount | null): AccountForm {
  if (account === null) return emptyAccount;
  const { hasPassword: _kept, version: _version, ratePerHour, ...rest } = account;
  return { ...rest, password: null, ratePerHour: ratePerHour ?? '' };
}

const usualPorts: Record<Security, number> = { tls: 465, starttls: 587, none: 25 };

/** Another encryption brings its usual port along, unless somebody chose a port of their own. */
export function withSecurity(form: AccountForm, security: Security): AccountForm {
  const wasUsual = form.port === '' || Object.values(usualPorts).includes(form.port);
  return { ...form, security, port: wasUsual ? usualPorts[security] : form.port };
}

export type Fault = 'required' | 'addressBad' | 'portBad' | 'rateBad' | 'hourBad' | 'noneFar';
const ADDRESS = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]+$/;
const LOCAL = /^(localhost|127(\.\d+){3}|::1|\[::1\])$/i;

/** What stands in the way of saving, by field. */
export function faultsOf(form: AccountForm): Partial<Record<keyof AccountForm, Fault>> {
  const faults: Partial<Record<keyof AccountForm, Fault>> = {};
  if (form.host.trim() === '') faults.host = 'required';
  if (form.port === '' || form.port < 1 || form.port > 65_535) faults.port = 'portBad';
  if (form.security === 'none' && !LOCAL.test(form.host.trim())) faults.security = 'noneFar';
  if (form.fromAddress.trim() === '') faults.fromAddress = 'required';
  else if (!ADDRESS.test(form.fromAddress.trim())) faults.fromAddress = 'addressBad';
  if (form.replyTo.trim() !== '' && !ADDRESS.test(form.replyTo.trim())) faults.replyTo = 'addressBad';
  if (form.ratePerMinute === '' || form.ratePerMinute < 1 || form.ratePerMinute > 6000)
    faults.ratePerMinute = 'rateBad';
  if (form.ratePerHour !== '' && (form.ratePerHour < 1 || form.ratePerHour > 100_000))
    faults.ratePerHour = 'hourBad';
  return faults;
}

export function editOf(form: AccountForm, version: number): MailAccountEdit {
  const { password, port, ratePerMinute, ratePerHour, ...rest } = form;
  return {
    ...rest,
    version,
    port: port === '' ? 0 : port,
    ratePerMinute: ratePerMinute === '' ? 0 : ratePerMinute,
    ratePerHour: ratePerHour === '' ? null : ratePerHour,
    ...(password !== null && { password }),
  };
}
