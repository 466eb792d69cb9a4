import { Button } from '@mantine/core';
import { useTexts } from '../kit/locale.tsx';
import { KeyHint } from '../kit/key-hint.tsx';
import { useShortcut } from '../kit/keyboard.tsx';
import { MoneyText } from '../kit/money.tsx';
import { useMay } from '../kit/session.tsx';
import type { Group } from './api.ts';
import classes from './learning.module.css';
import type { AcceptedGroup, Decisions } from './use-decisions.ts';

type Acceptable = Group & AcceptedGroup;

const isAcceptable = (group: Group): group is Acceptable =>
  group.kind === 'sure' || group.kind === 'return' || group.kind === 'rule';

type DecisionGroupsProps = {
  accountId: string;
  currency: string;
  groups: readonly Group[];
  decisions: Decisions;
  /** The group whose lines the list below is narrowed to. */
  shown: Group | null;
  onShow: (group: Group | null) => void;
  /** A dialog is open: keys belong to it. */
  enabled: boolean;
};

export const groupKey = (group: Group): string => `${group.kind} ${group.ruleId ?? ''}`;

/** « 48 lignes en 5 décisions »: what waits by the question it asks; what is sure goes with one key. */
export function DecisionGroups(props: DecisionGroupsProps) {
  const { accountId, currency, groups, decisions, shown, onShow, enabled } = props;
  const t = useTexts().bankLearning.groups;
  const mayMatch = useMay('bank.match');
  const next = groups.find(isAcceptable);
  const accept = (group: Acceptable) => {
    if (decisions.busyGroup === null) decisions.acceptGroup({ accountId, group });
  };
  useShortcut('shift+enter', () => next !== undefined && accept(next), {
    label: t.acceptKey,
    group: 'screen',
    enabled: enabled && mayMatch && next !== undefined,
  });
  if (groups.length === 0) return null;
  const total = groups.reduce((sum, group) => sum + group.count, 0);
  const nameOf = (group: Group): string => t.kinds[group.kind](group.count);
  const whyOf = (group: Group): string =>
    group.kind === 'rule' ? t.why.rule(group.pattern, group.ledgerAccount) : t.why[group.kind];
  return (
    <section className={classes.groups} aria-label={t.label}>
      <h2 className={classes.groupsTitle}>{t.title(total, groups.length)}</h2>
      <ul className={classes.list}>
        {groups.map((group) => {
          const isShown = shown !== null && groupKey(shown) === groupKey(group);
          return (
            <li key={groupKey(group)} className={classes.row} data-shown={isShown || undefined}>
              <div className={classes.main}>
                <p className={classes.what}>{nameOf(group)}</p>
                <p className={classes.why}>{whyOf(group)}</p>
              </div>
              <span className={classes.total}>
                <MoneyText minor={group.totalMinor} currency={currency} signed />
              </span>
              <div className={classes.groupActs}>
                {mayMatch && isAcceptable(group) && (
                  <Button
                    size="compact-sm"
                    variant={group === next ? 'filled' : 'default'}
                    loading={
                      decisions.busyGroup !== null && groupKey(decisions.busyGroup) === groupKey(group)
                    }
                    onClick={() => accept(group)}
                  >
                    {t.accept[group.kind](group.lineIds.length)}
                  </Button>
                )}
                {mayMatch && group === next && (
                  <span className={classes.key}>
                    <KeyHint keys="shift+enter" />
                  </span>
                )}
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={isShown ? t.showAll : t.showGroup(nameOf(group))}
                  onClick={() => onShow(isShown ? null : group)}
                >
                  {isShown ? t.showAll : t.show}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
