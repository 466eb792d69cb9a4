import { Button, Checkbox, Modal, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useDescribe } from '../invoices/index.ts';
import { useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { AccountFields } from './account-fields.tsx';
import { bank, useRefresh, type Rule } from './api.ts';
import classes from './bank.module.css';
import type { AccountChoice } from './use-decisions.ts';

/** A rule as it is kept: its words, its account, and whether it books by itself from now on. */
export function RuleDialog({ rule, onClose }: { rule: Rule; onClose: () => void }) {
  const texts = useTexts();
  const t = texts.bankLearning.rules;
  const toasts = useToasts();
  const refresh = useRefresh();
  const describe = useDescribe();
  const [pattern, setPattern] = useState(rule.pattern);
  const [postsItself, setPostsItself] = useState(rule.postsItself);
  const [choice, setChoice] = useState<AccountChoice>({
    ledgerAccount: rule.ledgerAccount,
    vatAccount: rule.vatAccount,
    vatRate: rule.vatRate,
  });
  const save = useMutation({
    mutationFn: () =>
      bank.saveRule({
        id: rule.id,
        version: rule.version,
        state: 'accepted',
        pattern,
        ...choice,
        postsItself,
      }),
    onSuccess: async () => {
      toasts.success(t.saved);
      onClose();
      await refresh();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t.dialog}
      closeButtonProps={{ 'aria-label': texts.common.action.close }}
    >
      <form
        className={classes.editor}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        {save.isError && <Problem problem={save.error} describe={describe} compact />}
        <TextInput
          label={t.pattern}
          description={t.patternHint}
          value={pattern}
          maxLength={200}
          onChange={(event) => setPattern(event.currentTarget.value)}
        />
        <AccountFields value={choice} isMoneyOut={rule.isMoneyOut} onChange={setChoice} />
        <Checkbox
          label={t.itself}
          description={t.itselfHint}
          checked={postsItself}
          onChange={(event) => setPostsItself(event.currentTarget.checked)}
        />
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {texts.common.action.cancel}
          </Button>
          <Button type="submit" loading={save.isPending} disabled={pattern.trim() === ''}>
            {t.save}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
