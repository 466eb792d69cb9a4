import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatNumber } from '../../i18n/format.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import { useToasts } from '../kit/toasts.tsx';
import type { Hue } from '../kit/tone.ts';
import { bank, keys, useRefresh, type Rule } from './api.ts';
import classes from './learning.module.css';
import { RuleDialog } from './rule-dialog.tsx';

const hues: Record<Rule['state'], Hue> = { proposed: 'orange', accepted: 'green', refused: 'grey' };

/** Rules for lines that are nobody's invoice: proposed ones first, each with what it did. */
export function RulesSection() {
  const t = useTexts().bankLearning.rules;
  const { locale } = useLocale();
  const mayEdit = useMay('bank.match');
  const toasts = useToasts();
  const refresh = useRefresh();
  const [edited, setEdited] = useState<Rule | null>(null);
  const list = useQuery({ queryKey: keys.rules, queryFn: ({ signal }) => bank.rules({}, { signal }) });
  const settle = {
    onError: async (error: Error) => {
      toasts.failure(error);
      await refresh();
    },
  };
  const decide = useMutation({
    mutationFn: ({ rule, state }: { rule: Rule; state: 'accepted' | 'refused' }) =>
      bank.saveRule({
        id: rule.id,
        version: rule.version,
        state,
        pattern: rule.pattern,
        ledgerAccount: rule.ledgerAccount,
        vatAccount: rule.vatAccount,
        vatRate: rule.vatRate,
        postsItself: false,
      }),
    onSuccess: async (_, { state }) => {
      toasts.success(state === 'accepted' ? t.saved : t.refusedSaid);
      await refresh();
    },
    ...settle,
  });
  const remove = useMutation({
    mutationFn: (rule: Rule) => bank.deleteRule({ id: rule.id }),
    onSuccess: async () => {
      toasts.success(t.deleted);
      await refresh();
    },
    ...settle,
  });
  const rules = list.data?.rules ?? [];
  const details = (rule: Rule): string =>
    [
      ...(rule.vatAccount === ''
        ? []
        : [t.vat(`${formatNumber(rule.vatRate / 100, locale)}\u00a0%`, rule.vatAccount)]),
      ...(rule.counterpartyKey === '' ? [] : [t.counterparty(rule.counterpartyKey)]),
      ...(rule.state === 'accepted' ? [rule.postsItself ? t.postsItself : t.offers] : []),
      t.booked(rule.booked),
    ].join(' · ');
  const button = (rule: Rule, verb: string, run: () => void, isFirst = false) => (
    <Button
      variant={isFirst ? 'filled' : 'subtle'}
      size="compact-sm"
      aria-label={t.of(verb, rule.pattern)}
      onClick={run}
    >
      {verb}
    </Button>
  );
  return (
    <Section title={t.title} description={t.text}>
      {list.isError && <Problem problem={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && rules.length === 0 && <p className={classes.why}>{t.empty}</p>}
      <ul className={classes.list}>
        {rules.map((rule) => (
          <li key={rule.id} className={classes.row}>
            <div className={classes.main}>
              <p className={classes.what}>
                <span className={classes.kind}>
                  <StatusBadge colour={hues[rule.state]}>{t.states[rule.state]}</StatusBadge>
                </span>
                {t.says(rule.pattern, rule.isMoneyOut, rule.ledgerAccount)}
              </p>
              <p className={classes.why}>{details(rule)}</p>
            </div>
            {mayEdit && (
              <div className={classes.acts}>
                {rule.state !== 'accepted' &&
                  button(
                    rule,
                    t.accept,
                    () => decide.mutate({ rule, state: 'accepted' }),
                    rule.state === 'proposed',
                  )}
                {rule.state === 'proposed' &&
                  button(rule, t.refuse, () => decide.mutate({ rule, state: 'refused' }))}
                {button(rule, t.edit, () => setEdited(rule))}
                {button(rule, t.delete, () => remove.mutate(rule))}
              </div>
            )}
          </li>
        ))}
      </ul>
      {edited !== null && <RuleDialog rule={edited} onClose={() => setEdited(null)} />}
    </Section>
  );
}
