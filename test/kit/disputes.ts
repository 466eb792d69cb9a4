import { openDispute } from '../../src/app/openitems/index.ts';
import type { TestCompany } from './company.ts';

export const addDispute = (company: TestCompany, itemId: string, amountMinor: bigint) =>
  company.run((context) =>
    openDispute(context, { itemId, amountMinor: amountMinor.toString(), reason: 'Livraison incomplète' }),
  );
