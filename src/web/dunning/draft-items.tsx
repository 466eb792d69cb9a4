import { ActionIcon } from '@mantine/core';
import { filesContract } from '../../app/files/contract.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { client } from '../kit/client.ts';
import { ClipIcon, CloseIcon, UndoIcon } from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import { dunningApi, type DraftDetail, type DraftEdit } from './api.ts';
import classes from './draft.module.css';
import shared from './dunning.module.css';

export const filesApi = client(filesContract);

type ItemsProps = { draft: DraftDetail; edit: DraftEdit; mayEdit: boolean };

/** The invoices of the draft, each with its PDF and a way to leave it out; the last one cannot be left out. */
export function DraftItems({ draft, edit, mayEdit }: ItemsProps) {
  const t = useTexts();
  const words = t.dunningScreens.panel;
  const { locale } = useLocale();
  const kept = draft.items.filter((item) => !item.isDropped && item.goneCode === null);
  return (
    <section className={classes.items} aria-label={words.items}>
      <h3 className={shared.sectionTitle}>{words.items}</h3>
      <ul>
        {draft.items.map((item) => {
          const isOut = item.isDropped || item.goneCode !== null;
          const due = formatDate(plainDate(item.dueOn), locale, 'day');
          const remark =
            item.goneCode !== null
              ? t.dunningScreens.dropped[item.goneCode]
              : item.isDropped
                ? words.droppedItem
                : item.advances
                  ? null
                  : words.listedOnly;
          return (
            <li key={item.itemId} className={classes.item} data-out={isOut || undefined}>
              <span className={classes.itemNumber}>
                {item.pdfSha256 === null ? (
                  item.number
                ) : (
                  <a href={filesApi.read({ sha256: item.pdfSha256 })} target="_blank" rel="noreferrer">
                    <ClipIcon size={14} />
                    {item.number}
                  </a>
                )}
                {item.isDoubtful && <small>{t.receivables.doubtful}</small>}
                {remark !== null && <small>{remark}</small>}
              </span>
              <span className={classes.itemDue}>
                {item.daysLate > 0 ? words.due(due) : words.dueSoon(due)}
              </span>
              <span className={classes.itemLate}>
                {item.daysLate > 0 && t.dunning.delays(item.daysLate, item.daysLate)}
              </span>
              <span className={classes.itemAmount}>
                <MoneyText minor={item.openMinor} currency={draft.currency} />
              </span>
              <span className={classes.itemAct}>
                {mayEdit && item.goneCode === null && (item.isDropped || kept.length > 1) && (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={28}
                    disabled={edit.busy}
                    aria-label={item.isDropped ? words.keep(item.number) : words.drop(item.number)}
                    title={item.isDropped ? words.keep(item.number) : words.drop(item.number)}
                    onClick={() =>
                      edit.run(draft, ({ id, version }) => {
                        const input = { id, version, itemId: item.itemId };
                        return item.isDropped ? dunningApi.keepItem(input) : dunningApi.dropItem(input);
                      })
                    }
                  >
                    {item.isDropped ? <UndoIcon size={16} /> : <CloseIcon size={16} />}
                  </ActionIcon>
                )}
              </span>
            </li>
          );
        })}
        {draft.credits.map((credit) => (
          <li key={credit.itemId} className={classes.item}>
            <span className={classes.itemNumber}>
              {credit.receivedOn === undefined
                ? credit.number
                : t.limits.received(formatDate(plainDate(credit.receivedOn), locale, 'day'))}
            </span>
            <span className={classes.itemDue}>{words.credit}</span>
            <span className={classes.itemLate} />
            <span className={classes.itemAmount}>
              −<MoneyText minor={credit.minor} currency={draft.currency} />
            </span>
            <span className={classes.itemAct} />
          </li>
        ))}
        <li className={classes.itemTotal}>
          <span>{words.total}</span>
          <span className={classes.itemAmount}>
            <MoneyText minor={draft.totalMinor} currency={draft.currency} />
          </span>
          <span className={classes.itemAct} />
        </li>
      </ul>
      {draft.upcoming.length > 0 && (
        <p className={shared.dim}>
          {t.policyEditor.upcoming}
          {'\u00a0: '}
          {draft.upcoming.map((item) => item.number).join(', ')}
        </p>
      )}
    </section>
  );
}
