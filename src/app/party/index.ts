import { confirmAddress } from './returned-address.ts';
import { room, type Room } from '../../shell/http/context.ts';
import { addAddress, archiveAddress, editAddress } from './addresses.ts';
import type { CustomerPorts } from './check-customer.ts';
import { addContact, archiveContact, editContact } from './contacts.ts';
import { partyContract } from './contract.ts';
import { createCustomer } from './create-customer.ts';
import { createField, editField, readCustomFields } from './custom-fields.ts';
import { editCustomer } from './edit-customer.ts';
import { findDuplicates } from './find-duplicates.ts';
import { mergeCustomers, type MergeGuard } from './merge-customers.ts';
import { dismissDuplicates, restoreDuplicates } from './not-duplicates.ts';
import { undoMerge, type UndoGuard } from './undo-merge.ts';
import { nextCode } from './next-code.ts';
import { readCustomer } from './read-customer.ts';
import { readFacets } from './read-facets.ts';
import { searchCustomers } from './search-customers.ts';

export { answersFor, ownedParties } from './answers-for.ts';
export { otherZone, readClocks } from './read-clock.ts';
export { acceptContact, addContact, dropPhone, stepBack } from './contacts.ts';
export { createCustomer } from './create-customer.ts';
export {
  postalAddressOf,
  type ContactFields,
  type CustomerFields,
  type NewCustomer,
} from './customer-fields.ts';
export { debtorGroups } from './debtor-groups.ts';
export { readCustomFields, type CustomFieldRecord } from './custom-fields.ts';
export { narrowedBy, type Narrowing } from './narrowing.ts';
export { forgetBounce, markBounced } from './mark-bounced.ts';
export { markReturned } from './returned-address.ts';
export type { MergeGuard } from './merge-customers.ts';
export type { UndoGuard } from './undo-merge.ts';
export { missingOf, type MissingFact } from './missing-facts.ts';
export type { RegisterPorts } from './ports.ts';
export { registersRoom } from './registers/room.ts';
export { createRegisterWorker } from './registers/work-through.ts';
export { nextCode } from './next-code.ts';
export { readCustomer, type Customer } from './read-customer.ts';

/** What higher rooms know of a customer. Wired in compose. */
export type PartyPorts = CustomerPorts & {
  mergeGuards?: readonly MergeGuard[];
  undoGuards?: readonly UndoGuard[];
};

export const partyRoom = (ports: PartyPorts = {}): Room =>
  room('party', partyContract, {
    search: (context, input) => searchCustomers(context, input.text),
    nextCode: async (context) => ({ code: await nextCode(context) }),
    read: (context, input) => readCustomer(context, input.id),
    create: async (context, input) => readCustomer(context, await createCustomer(context, input, ports)),
    confirmAddress: async (context, input) => {
      await confirmAddress(context, input);
      return readCustomer(context, input.id);
    },
    edit: async (context, input) => {
      await editCustomer(context, input, ports);
      return readCustomer(context, input.id);
    },
    addContact: async (context, input) => readCustomer(context, await addContact(context, input)),
    editContact: async (context, input) => readCustomer(context, await editContact(context, input)),
    archiveContact: async (context, input) => readCustomer(context, await archiveContact(context, input.id)),
    addAddress: async (context, input) => readCustomer(context, await addAddress(context, input)),
    editAddress: async (context, input) => readCustomer(context, await editAddress(context, input)),
    archiveAddress: async (context, input) => readCustomer(context, await archiveAddress(context, input.id)),
    facets: (context) => readFacets(context),
    customFields: async (context) => ({ fields: await readCustomFields(context) }),
    createField: async (context, input) => {
      await createField(context, input);
      return { fields: await readCustomFields(context) };
    },
    editField: async (context, input) => {
      await editField(context, input);
      return { fields: await readCustomFields(context) };
    },
    duplicates: (context) => findDuplicates(context),
    merge: async (context, input) => {
      await mergeCustomers(context, input, ports.mergeGuards);
      return readCustomer(context, input.id);
    },
    undoMerge: async (context, input) =>
      readCustomer(context, (await undoMerge(context, input.id, ports.undoGuards)).survivorId),
    dismissDuplicates: async (context, input) => {
      await dismissDuplicates(context, input.pairs);
      return { done: true };
    },
    restoreDuplicates: async (context, input) => {
      await restoreDuplicates(context, input.pairs);
      return { done: true };
    },
    forgetIban: async (context, input) => {
      await context.tx
        .deleteFrom('party_iban')
        .where('org_id', '=', context.org)
        .where('party_id', '=', input.id)
        .where('iban', '=', input.iban)
        .execute();
      return { done: true };
    },
  });
