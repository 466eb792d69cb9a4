import { room, type Room } from '../../shell/http/context.ts';
import { addContact, archiveContact, editContact } from './contacts.ts';
import { partyContract } from './contract.ts';
import { createCustomer } from './create-customer.ts';
import { editCustomer } from './edit-customer.ts';
import { nextCode } from './next-code.ts';
import { readCustomer } from './read-customer.ts';
import { searchCustomers } from './search-customers.ts';

export { createCustomer } from './create-customer.ts';
export {
  postalAddressOf,
  type ContactFields,
  type CustomerFields,
  type NewCustomer,
} from './customer-fields.ts';
export { debtorGroups } from './debtor-groups.ts';
export { forgetBounce, markBounced } from './mark-bounced.ts';
export { nextCode } from './next-code.ts';
export { readCustomer, type Customer } from './read-customer.ts';

export const partyRoom = (): Room =>
  room('party', partyContract, {
    search: (context, input) => searchCustomers(context, input.text),
    nextCode: async (context) => ({ code: await nextCode(context) }),
    read: (context, input) => readCustomer(context, input.id),
    create: async (context, input) => readCustomer(context, await createCustomer(context, input)),
    edit: async (context, input) => {
      await editCustomer(context, input);
      return readCustomer(context, input.id);
    },
    addContact: async (context, input) => readCustomer(context, await addContact(context, input)),
    editContact: async (context, input) => readCustomer(context, await editContact(context, input)),
    archiveContact: async (context, input) => readCustomer(context, await archiveContact(context, input.id)),
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
