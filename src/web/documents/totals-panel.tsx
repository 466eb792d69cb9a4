import type { Written } from '../../contract/document-shapes.ts';
import { pricedOptions, type Totals } from '../../core/invoicing/index.ts';
import { useLocale } from '../kit/locale.tsx';
import { MoneyText, useMoney } from '../kit/money.tsx';
import { showDecimal } from '../kit/decimals.ts';
import classes from './editor.module.css';
import { useEditor } from './editor-context.tsx';
import { legalText } from '../kit/vat-choices.ts';
import { useWords } from './texts.ts';

/** What it comes to, VAT by VAT, as EN 16931 adds it up: the same code as on the document. */
export function TotalsPanel({ totals, document }: { totals: Totals; document: Written }) {
  const words = useWords();
  const t = words.totals;
  const options = pricedOptions(document);
  const { locale } = useLocale();
  const money = useMoney();
  const { content, currency } = useEditor();
  const { inBase } = totals;
  const adjusted = totals.allowancesMinor !== 0n || totals.chargesMinor !== 0n;
  return (
    <dl className={classes.totals} aria-label={t.label} aria-live="off">
      {adjusted && (
        <>
          <div>
            <dt>{t.lines}</dt>
            <dd>
              <MoneyText minor={totals.linesMinor} currency={currency} />
            </dd>
          </div>
          {totals.adjustments.map((one) => (
            <div key={one.id}>
              <dt>{one.label}</dt>
              <dd>
                <MoneyText minor={one.isCharge ? one.minor : -one.minor} currency={currency} />
              </dd>
            </div>
          ))}
        </>
      )}
      <div>
        <dt>{t.net}</dt>
        <dd>
          <MoneyText minor={totals.netMinor} currency={currency} />
        </dd>
      </div>
      {totals.vat.map((one) => (
        <div key={`${one.vat.category} ${one.vat.rate} ${one.vat.exemption ?? ''}`}>
          <dt>
            {one.vat.category === 'S'
              ? t.vat(showDecimal(one.vat.rate, locale))
              : (legalText(one.vat, locale) ?? t.noVat)}{' '}
            {totals.vat.length > 1 && <small>{t.vatOn(money(one.baseMinor, currency))}</small>}
          </dt>
          <dd>
            <MoneyText minor={one.taxMinor} currency={currency} />
          </dd>
        </div>
      ))}
      <div className={classes.gross}>
        <dt>{content.kind === 'credit_note' ? t.credited : t.gross}</dt>
        <dd>
          <MoneyText minor={totals.grossMinor} currency={currency} />
        </dd>
      </div>
      {inBase !== undefined && (
        <div>
          <dt>
            {t.inBase(money(inBase.grossMinor, inBase.currency))}{' '}
            <small>{t.vatInBase(money(inBase.taxMinor, inBase.currency))}</small>
          </dt>
          <dd />
        </div>
      )}
      {options.length > 0 && (
        <>
          <div className={classes.apart}>
            <dt>{words.options.apart}</dt>
            <dd />
          </div>
          {options.map((option) => (
            <div key={option.id}>
              <dt>{option.name === '' ? option.lines[0]?.name : option.name}</dt>
              <dd>
                <MoneyText minor={option.netMinor} currency={currency} />
              </dd>
            </div>
          ))}
        </>
      )}
      {totals.prepaidMinor !== 0n && (
        <>
          <div>
            <dt>{t.paid}</dt>
            <dd>
              <MoneyText minor={-totals.prepaidMinor} currency={currency} />
            </dd>
          </div>
          <div className={classes.gross}>
            <dt>{t.due}</dt>
            <dd>
              <MoneyText minor={totals.dueMinor} currency={currency} />
            </dd>
          </div>
        </>
      )}
    </dl>
  );
}
