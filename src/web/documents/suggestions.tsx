import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { PlusIcon } from '../kit/icons.tsx';
import { useLocale } from '../kit/locale.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { productsApi, type FoundProduct } from './api.ts';
import { showDecimal } from '../kit/decimals.ts';
import type { DraftItem } from './draft-lines.ts';
import classes from './lines.module.css';
import { useWords } from './texts.ts';

/** A product, or the offer to make one of the line. */
export type Suggestion = { product: FoundProduct } | { product: null; create: () => void };

type Props = {
  id: string;
  line: DraftItem;
  change: (line: DraftItem) => void;
  /** The one the keyboard is on. */
  at: number;
  offered: readonly Suggestion[];
  onOffer: (suggestions: readonly Suggestion[]) => void;
  onChoose: (suggestion: Suggestion) => void;
};

const SHOWN = 8;

/** Products whose name starts like what is typed, and the way to make a new one; there only while somebody types. */
export function Suggestions({ id, line, change, at, offered, onOffer, onChoose }: Props) {
  const t = useWords().lines;
  const { locale } = useLocale();
  const mayRead = useMay('products.read');
  const mayCreate = useMay('products.edit');
  const create = useNewProduct(line, change);
  const name = line.name.trim();
  const [asked] = useDebouncedValue(name, 120);
  const found = useQuery({
    queryKey: ['products', 'picker', asked],
    queryFn: ({ signal }) => productsApi.list({ search: asked }, { signal }),
    enabled: mayRead,
    placeholderData: (before) => before,
  }).data?.products;
  useEffect(() => {
    if (found === undefined) return;
    const products = found.slice(0, SHOWN);
    const isKnown = products.some((one) => one.name.toLowerCase() === asked.toLowerCase());
    onOffer([
      ...products.map((product) => ({ product })),
      ...(mayCreate && !isKnown ? [{ product: null, create }] : []),
    ]);
  }, [found, asked, mayCreate, create, onOffer]);
  if (offered.length === 0) return null;
  return (
    <ul id={id} role="listbox" aria-label={t.name} className={classes.suggestions}>
      {offered.map((one, index) => (
        <li
          key={one.product?.id ?? 'new'}
          id={`${id}-${String(index)}`}
          role="option"
          aria-selected={index === at}
          // The field keeps the hand: it closes the list when it loses it.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(one)}
        >
          {one.product === null ? (
            <>
              <PlusIcon size={14} /> {t.newProduct(name)}
            </>
          ) : (
            <span className={classes.product}>
              <span>
                {one.product.name} <span className={classes.dim}>{one.product.code}</span>
              </span>
              <span className={classes.dim}>{showDecimal(one.product.unitPrice, locale, 2)}</span>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** A product made of the line as it is: its name, unit, price and VAT. */
function useNewProduct(line: DraftItem, change: (line: DraftItem) => void): () => void {
  const t = useWords().lines;
  const toasts = useToasts();
  const queries = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: () =>
      productsApi.create({
        code: '',
        name: line.name.trim(),
        description: line.description ?? '',
        nature: line.nature,
        unit: line.unit,
        // A price list has six decimals (BR-FR-DEC-03), as a line has.
        unitPrice: line.unitPrice,
        vat: line.vat,
        account: line.account,
        prices: [],
      }),
    onSuccess: (product) => {
      toasts.success(t.productCreated(product.name));
      change({ ...line, productId: product.id, reference: product.code });
      void queries.invalidateQueries({ queryKey: ['products'] });
    },
    onError: toasts.failure,
  });
  return mutate;
}
