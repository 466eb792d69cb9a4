import { Button } from '@mantine/core';
import type { Finding } from '../../core/finding.ts';
import { legalMentions } from '../../core/invoicing/index.ts';
import { sayMention } from '../../i18n/mentions.ts';
import { CheckIcon, InfoIcon, WarningIcon } from '../kit/icons.tsx';
import { findingText } from '../kit/loaded-texts.ts';
import { useLocale } from '../kit/locale.tsx';
import type { DraftFacts } from './draft-facts.ts';
import classes from './editor.module.css';
import { mayBecomeCredit } from './document-state.ts';
import { useEditor } from './editor-context.tsx';
import { Fold } from './fold.tsx';
import { fieldId, placeOf, type FindingPlace } from './finding-place.ts';
import { useWords } from './texts.ts';

type Props = { facts: DraftFacts; unreadable: ReadonlySet<string>; onGo: (place: FindingPlace) => void };

/** Everything the law, VAT and the electronic invoice have to say, and the mentions that will be printed. */
export function ChecksTab({ facts, unreadable, onGo }: Props) {
  const t = useWords().checks;
  const { document, findings } = facts;
  const errors = findings.filter((one) => one.severity === 'error');
  const warnings = findings.filter((one) => one.severity === 'warning');
  const mentions = document.buyer.partyId === '' ? [] : legalMentions(document).mentions;
  const count = errors.length + unreadable.size;
  return (
    <div className={classes.checks}>
      {count === 0 ? (
        <div className={classes.good}>
          <CheckIcon size={20} />
          <div>
            <p className={classes.goodTitle}>{t.good}</p>
            {warnings.length === 0 && <p>{t.goodDetail}</p>}
          </div>
        </div>
      ) : (
        <h3 className={classes.checksTitle}>{t.errors(count)}</h3>
      )}
      <FindingList findings={errors} unreadable={unreadable} onGo={onGo} />
      {warnings.length > 0 && (
        <>
          <h3 className={classes.checksTitle}>{t.warnings(warnings.length)}</h3>
          <FindingList findings={warnings} onGo={onGo} />
        </>
      )}
      {mentions.length > 0 && (
        <Fold title={t.mentions}>
          <ul className={classes.mentions} lang={document.language}>
            {mentions.map((mention) => (
              <li key={`${mention.key} ${JSON.stringify(mention.params)}`}>
                {sayMention(document.language, mention)}
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </div>
  );
}

type ListProps = {
  findings: readonly Finding[];
  unreadable?: ReadonlySet<string>;
  onGo: (place: FindingPlace) => void;
};

/** Each with its sentence, and the way to where it is put right. */
export function FindingList({ findings, unreadable = new Set(), onGo }: ListProps) {
  const words = useWords();
  const t = words.checks;
  const { content, turnIntoCredit } = useEditor();
  const { locale } = useLocale();
  const goLabel = (place: FindingPlace) =>
    place.where === 'settings' ? t.toSettings : place.where === 'customer' ? t.toCustomer : t.go;
  const entries = [
    ...[...unreadable].map((path) => ({
      key: path,
      code: '',
      severity: 'error' as const,
      text: t.typing,
      place: { where: 'field' as const, fields: [fieldId(path)] },
    })),
    ...findings.map((finding, index) => ({
      key: `${finding.code} ${finding.path ?? ''} ${String(index)}`,
      code: finding.code,
      severity: finding.severity,
      text: findingText(locale, finding),
      place: placeOf(finding.path),
    })),
  ];
  if (entries.length === 0) return null;
  return (
    <ul className={classes.findings}>
      {entries.map(({ key, code, severity, text, place }) => (
        <li key={key} data-severity={severity}>
          {severity === 'error' ? <WarningIcon size={18} /> : <InfoIcon size={18} />}
          <span>{text}</span>
          {code === 'invoicing.total-negative' && mayBecomeCredit(content.kind) && (
            <Button size="compact-sm" onClick={turnIntoCredit}>
              {words.credits.turn}
            </Button>
          )}
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={`${goLabel(place)} – ${text}`}
            onClick={() => onGo(place)}
          >
            {goLabel(place)}
          </Button>
        </li>
      ))}
    </ul>
  );
}
