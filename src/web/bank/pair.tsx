import { ActionIcon, Button, Menu } from '@mantine/core';
import type { Texts } from '../../i18n/catalogue.ts';
import { DateText } from '../kit/dates.tsx';
import { InfoIcon, MoreIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { MoneyText, useMoney } from '../kit/money.tsx';
import type { BatchOffer, Line, Proposal } from './api.ts';
import { BatchAccept, BatchExplained, batchOf } from './batch-offer.tsx';
import classes from './bank.module.css';
import { differenceSentence, isClosed, proposedDifference, unsaid } from './difference-words.ts';
import { OtherIdeas, RecordedExplained, type Idea } from './ideas.tsx';
import { numbersOf, reasonSentence, vetoSentences } from './reasons.ts';

export type PairAct = 'accept' | 'search' | 'split' | 'on-account' | 'suspend' | 'book' | 'ignore';

type PairProps = {
  line: Line;
  idea: Idea | undefined;
  isCurrent: boolean;
  isBusy: boolean;
  mayMatch: boolean;
  onFocus: () => void;
  onAct: (act: PairAct) => void;
  onPick: (key: string) => void;
};

const SURE = 85;

/** One line of the bank, how likely, and what it pays. */
export function Pair({ line, idea, isCurrent, isBusy, mayMatch, onFocus, onAct, onPick }: PairProps) {
  const t = useTexts().banking;
  const batch = batchOf(line, idea);
  const score = batch?.score ?? (idea?.kind === 'recorded' ? idea.recorded.score : idea?.proposal.score);
  return (
    <div
      className={classes.pair}
      data-current={isCurrent || undefined}
      data-busy={isBusy || undefined}
      onFocusCapture={onFocus}
      onClickCapture={onFocus}
    >
      <LineCard line={line} />
      <div
        className={classes.score}
        data-sure={(score ?? 0) >= SURE || undefined}
        title={score === undefined ? undefined : t.line.score(score)}
      >
        {score === undefined ? (
          <span aria-hidden="true">?</span>
        ) : (
          <>
            <span className="e-hidden">{t.line.score(score)}</span>
            <span aria-hidden="true">{score}&nbsp;%</span>
          </>
        )}
      </div>
      <div className={classes.card} data-side="right">
        {batch !== undefined ? (
          <BatchExplained line={line} batch={batch} />
        ) : idea === undefined ? (
          <Unknown line={line} />
        ) : idea.kind === 'recorded' ? (
          <RecordedExplained line={line} shown={idea} recorded={idea.recorded} onPick={onPick} />
        ) : (
          <Explained line={line} shown={idea} proposal={idea.proposal} onPick={onPick} />
        )}
        {mayMatch && <Acts line={line} idea={idea} batch={batch} isBusy={isBusy} onAct={onAct} />}
      </div>
    </div>
  );
}

/** What the bank said, in its words. */
export function LineCard({ line }: { line: Line }) {
  const named = line.counterpartyName !== '' && !line.text.includes(line.counterpartyName);
  return (
    <div className={classes.card} data-side="left">
      <p className={classes.day}>
        <DateText date={line.bookedOn} style="day" />
      </p>
      <p className={classes.title}>{named ? line.counterpartyName : line.text || '—'}</p>
      {named && line.text !== '' && <p className={classes.text}>{line.text}</p>}
      <p className={classes.amount} data-out={line.amountMinor.startsWith('-') || undefined}>
        <MoneyText minor={line.amountMinor} currency={line.currency} signed />
      </p>
    </div>
  );
}

function Explained({
  line,
  shown,
  proposal,
  onPick,
}: Pick<PairProps, 'line' | 'onPick'> & { shown: Idea; proposal: Proposal }) {
  const texts = useTexts();
  const t = texts.banking;
  const money = useMoney();
  const difference = differenceSentence(proposal, line.currency, texts.differences, money);
  const doubts = vetoSentences(line.vetoes, t, money, line.currency);
  return (
    <>
      <p className={classes.title}>
        {proposal.partyName} — {numbersOf(proposal.allocations, t)}
        {proposal.allocations.length === 1 &&
          proposal.allocations[0]!.openMinor !== proposal.allocations[0]!.amountMinor && (
            <span className={classes.of}>
              {' '}
              ({money(proposal.allocations[0]!.openMinor, proposal.allocations[0]!.currency)})
            </span>
          )}
      </p>
      {difference !== null && <p className={classes.settled}>{difference}</p>}
      <p className={classes.why}>{reasonSentence(unsaid(proposal), t, money, line.currency)}</p>
      {doubts.map((doubt) => (
        <p key={doubt} className={classes.doubt}>
          <InfoIcon size={14} />
          {doubt}
        </p>
      ))}
      <OtherIdeas line={line} shown={shown} onPick={onPick} />
    </>
  );
}

function Unknown({ line }: { line: Line }) {
  const texts = useTexts();
  const t = texts.banking;
  const money = useMoney();
  const doubts = vetoSentences(line.vetoes, t, money, line.currency);
  if (line.rule !== null) {
    return (
      <>
        <p className={classes.title}>{texts.bankLearning.account.posted(line.rule.ledgerAccount)}</p>
        <p className={classes.why}>{texts.bankLearning.account.rule}</p>
      </>
    );
  }
  return (
    <>
      <p className={classes.title}>{t.line.who}</p>
      <p className={classes.why}>{doubts.length > 0 ? doubts.join(' ') : t.line.nothing}</p>
    </>
  );
}

type ActsProps = Pick<PairProps, 'line' | 'idea' | 'isBusy' | 'onAct'> & {
  batch: BatchOffer | undefined;
};

function Acts({ line, idea, batch, isBusy, onAct }: ActsProps) {
  const texts = useTexts();
  const t = texts.banking.act;
  const account = texts.bankLearning.account;
  return (
    <div className={classes.acts}>
      {batch !== undefined ? (
        <>
          <BatchAccept batch={batch} isBusy={isBusy} onAccept={() => onAct('accept')} />
          <Button variant="subtle" size="compact-sm" onClick={() => onAct('search')}>
            {t.other}
          </Button>
        </>
      ) : idea === undefined ? (
        <>
          {line.rule !== null && (
            <Button size="compact-sm" loading={isBusy} onClick={() => onAct('accept')}>
              {account.actionIn(line.rule.ledgerAccount)}
            </Button>
          )}
          <Button variant="default" size="compact-sm" onClick={() => onAct('search')}>
            {t.search}
          </Button>
          <Button variant="default" size="compact-sm" onClick={() => onAct('on-account')}>
            {t.onAccount}
          </Button>
          <Button variant="default" size="compact-sm" onClick={() => onAct('suspend')}>
            {t.suspend}
          </Button>
        </>
      ) : (
        <>
          <Accept line={line} idea={idea} isBusy={isBusy} onAct={onAct} />
          <Button variant="subtle" size="compact-sm" onClick={() => onAct('search')}>
            {t.other}
          </Button>
        </>
      )}
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={28} aria-label={t.more}>
            <MoreIcon size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onAct('split')}>{t.split}</Menu.Item>
          <Menu.Item onClick={() => onAct('on-account')}>{t.onAccount}</Menu.Item>
          <Menu.Item onClick={() => onAct('suspend')}>{t.suspend}</Menu.Item>
          <Menu.Item onClick={() => onAct('book')}>{account.action}</Menu.Item>
          <Menu.Item onClick={() => onAct('ignore')}>{t.ignore}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

function Accept({ line, idea, isBusy, onAct }: Omit<ActsProps, 'batch' | 'idea'> & { idea: Idea }) {
  const texts = useTexts();
  const money = useMoney();
  const isSafe = idea.kind === 'recorded' || isWhole(idea.proposal);
  return (
    <Button
      size="compact-sm"
      variant={isSafe ? 'filled' : 'default'}
      loading={isBusy}
      onClick={() => onAct('accept')}
    >
      {idea.kind === 'recorded'
        ? texts.bankLearning.recorded.accept
        : acceptLabel(idea.proposal, texts, (minor) => money(minor, line.currency))}
    </Button>
  );
}

const restDue = (proposal: Proposal): bigint =>
  proposal.allocations.reduce((sum, one) => sum + BigInt(one.openMinor) - BigInt(one.amountMinor), 0n);

const isWhole = (proposal: Proposal): boolean =>
  restDue(proposal) === 0n && (proposal.residualMinor === '0' || isClosed(proposal));

function acceptLabel(proposal: Proposal, texts: Texts, money: (minor: string) => string): string {
  const t = texts.banking.act;
  if (proposal.residualKind === 'exchange') return texts.differences.acceptExchange;
  const difference = proposedDifference(proposal, texts.differences, money);
  if (difference !== null) return texts.differences.accept(difference);
  if (proposal.residualMinor !== '0') return t.acceptOver(money(proposal.residualMinor));
  const rest = restDue(proposal);
  return rest > 0n ? t.acceptPart(money(rest.toString())) : t.accept;
}
