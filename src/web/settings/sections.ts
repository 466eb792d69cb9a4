import { lazy, type ComponentType } from 'react';
import type { Permission } from '../../contract/permissions.ts';
import type { Texts } from '../../i18n/catalogue.ts';

export type SettingsGroup = keyof Texts['organization']['settings']['groups'];

export type SettingsSection = {
  /** Last part of its address: /reglages/societe. */
  path: string;
  group: SettingsGroup;
  label: (texts: Texts) => string;
  /** Who sees it; everybody when absent. */
  permission?: Permission;
  /** A <SettingsPage> with its sections; loaded when first opened. */
  component: ComponentType;
};

/** `section(() => import('../banking/accounts.tsx').then((m) => m.BankAccountsSettings))` */
const section = (load: () => Promise<ComponentType>): ComponentType =>
  lazy(() => load().then((component) => ({ default: component })));

/** Every page of the settings, in the order shown. A room adds its own here with one entry. */
export const settingsSections: readonly SettingsSection[] = [
  {
    path: 'societe',
    group: 'company',
    label: (t) => t.organization.settings.company.title,
    permission: 'organization.read',
    component: section(() => import('./company-section.tsx').then((m) => m.CompanySection)),
  },
  {
    path: 'facturation',
    group: 'invoicing',
    label: (t) => t.invoicingSettings.mentions.title,
    permission: 'invoices.read',
    component: section(() => import('./invoicing-section.tsx').then((m) => m.InvoicingSection)),
  },
  {
    path: 'numerotation',
    group: 'invoicing',
    label: (t) => t.invoicingSettings.series.title,
    permission: 'invoices.read',
    component: section(() => import('./series-section.tsx').then((m) => m.SeriesSection)),
  },
  {
    path: 'presentation',
    group: 'invoicing',
    label: (t) => t.invoicingSettings.appearance.title,
    permission: 'invoices.read',
    component: section(() => import('./appearance-section.tsx').then((m) => m.AppearanceSection)),
  },
  {
    path: 'mises-en-page',
    group: 'invoicing',
    label: (t) => t.templates.layouts.title,
    permission: 'organization.edit',
    component: section(() => import('./layouts-section.tsx').then((m) => m.LayoutsSection)),
  },
  {
    path: 'champs-clients',
    group: 'invoicing',
    label: (t) => t.invoicingSettings.fields.title,
    permission: 'customers.read',
    component: section(() => import('./fields-section.tsx').then((m) => m.FieldsSection)),
  },
  {
    path: 'registres',
    group: 'invoicing',
    label: (t) => t.registers.settings.title,
    permission: 'customers.read',
    component: section(() => import('./registers-section.tsx').then((m) => m.RegistersSection)),
  },
  {
    path: 'sceau',
    group: 'company',
    label: (t) => t.seal.title,
    permission: 'reports.read',
    component: section(() => import('./seal-section.tsx').then((m) => m.SealSection)),
  },
  {
    path: 'espace-client',
    group: 'invoicing',
    label: (t) => t.connections.portal.title,
    permission: 'organization.read',
    component: section(() => import('../portal/index.ts').then((m) => m.PortalSettings)),
  },
  {
    path: 'delais',
    group: 'collecting',
    label: (t) => t.organization.settings.aging.title,
    permission: 'organization.read',
    component: section(() => import('./aging-section.tsx').then((m) => m.AgingSection)),
  },
  {
    path: 'e-mail',
    group: 'collecting',
    label: (t) => t.messages.account.title,
    permission: 'organization.read',
    component: section(() => import('../messages/index.ts').then((m) => m.MailSettings)),
  },
  {
    path: 'courrier',
    group: 'collecting',
    label: (t) => t.post.settings.title,
    permission: 'organization.read',
    component: section(() => import('./post-section.tsx').then((m) => m.PostSection)),
  },
  {
    path: 'reponses',
    group: 'collecting',
    label: (t) => t.inbox.mailbox.label,
    permission: 'organization.read',
    component: section(() => import('../inbox/index.ts').then((m) => m.ReplyMailboxSettings)),
  },
  {
    path: 'relances',
    group: 'collecting',
    label: (t) => t.dunningScreens.policy.title,
    permission: 'dunning.read',
    component: section(() => import('../dunning/index.ts').then((m) => m.PolicySettings)),
  },
  {
    path: 'signature',
    group: 'collecting',
    label: (t) => t.senders.signature.title,
    permission: 'dunning.send',
    component: section(() => import('../dunning/index.ts').then((m) => m.SignatureSettings)),
  },
  {
    path: 'limites-de-relance',
    group: 'collecting',
    label: (t) => t.limits.title,
    permission: 'dunning.read',
    component: section(() => import('../dunning/index.ts').then((m) => m.LimitsSettings)),
  },
  {
    path: 'relances-automatiques',
    group: 'collecting',
    label: (t) => t.automatic.title,
    permission: 'dunning.read',
    component: section(() => import('../automatic/index.ts').then((m) => m.AutomaticSettings)),
  },
  {
    path: 'taux-de-retard',
    group: 'collecting',
    label: (t) => t.charges.rates.title,
    permission: 'organization.read',
    component: section(() => import('../charges/index.ts').then((m) => m.LateRatesSection)),
  },
  {
    path: 'banque',
    group: 'collecting',
    label: (t) => t.banking.settings.title,
    permission: 'bank.read',
    component: section(() => import('../bank/index.ts').then((m) => m.BankAccountsSection)),
  },
  {
    path: 'differences',
    group: 'collecting',
    label: (t) => t.differences.settings.title,
    permission: 'payments.read',
    component: section(() => import('./differences-section.tsx').then((m) => m.DifferencesSection)),
  },
  {
    path: 'cours',
    group: 'collecting',
    label: (t) => t.exchangeRates.title,
    permission: 'reports.read',
    component: section(() => import('../closing/index.ts').then((m) => m.RatesSection)),
  },
  {
    path: 'cheques-effets',
    group: 'collecting',
    label: (t) => t.instruments.accounts.title,
    permission: 'organization.read',
    component: section(() => import('./instruments-section.tsx').then((m) => m.InstrumentsSection)),
  },
  {
    path: 'utilisateurs',
    group: 'people',
    label: (t) => t.organization.settings.users.title,
    permission: 'users.manage',
    component: section(() => import('./users-section.tsx').then((m) => m.UsersSection)),
  },
  {
    path: 'cles-api',
    group: 'people',
    label: (t) => t.organization.settings.keys.title,
    permission: 'users.manage',
    component: section(() => import('./keys-section.tsx').then((m) => m.KeysSection)),
  },
  {
    path: 'webhooks',
    group: 'people',
    label: (t) => t.connections.webhooks.title,
    permission: 'users.manage',
    component: section(() => import('./webhooks-section.tsx').then((m) => m.WebhooksSection)),
  },
  {
    path: 'compte',
    group: 'people',
    label: (t) => t.organization.settings.account.title,
    component: section(() => import('./account-section.tsx').then((m) => m.AccountSection)),
  },
];
