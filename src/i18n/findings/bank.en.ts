import type { bank as french } from './bank.fr.ts';
import type { TextsLike } from './text.ts';
import { words } from './text.ts';

const { amount, at } = words('en');

export const bank: TextsLike<typeof french> = {
  'bank.file.empty': 'This file is empty. Download it from your bank again.',
  'bank.file.unknown-format':
    'This file is no statement we know. Ask your bank for CAMT.053, OFX, CFONB 120, MT940, CSV or an Excel workbook.',
  'bank.file.encoding':
    'This file is no readable text: its encoding is unknown or it is damaged. Download it again, in UTF-8 if your bank offers it.',
  'bank.file.encoding-mixed':
    'A few characters of this file are damaged; labels may be too. Amounts and dates are right.',
  'bank.file.no-statement': 'This file holds no statement. Export a period in which the account moved.',
  'bank.file.truncated': 'This file is cut off before its end. Download it again.',
  'bank.xml.malformed': (p) => `${at(p)}This XML file is damaged. Download it again.`,
  'bank.xml.doctype':
    'This XML file contains definitions that we refuse for safety. Ask your bank for a plain CAMT.053.',
  'bank.xml.too-deep': (p) =>
    `${at(p)}This XML file is nested beyond reason. Download it from your bank again.`,
  'bank.xml.too-large': (p) => `${at(p)}An element of this XML file is oversized. Export a shorter period.`,
  'bank.xml.text-too-long': (p) =>
    `${at(p)}A text in this XML file is oversized. Download it from your bank again.`,
  'bank.cfonb.bad-record': (p) => `${at(p)}This CFONB record cannot be read. Download the file again.`,
  'bank.cfonb.close-without-open': (p) =>
    `${at(p)}A closing balance without an opening one. Download the file again.`,
  'bank.cfonb.complement-without-entry': (p) =>
    `${at(p)}A complement without a movement before it. Download the file again.`,
  'bank.cfonb.outside': (p) => `${at(p)}A movement outside any statement. Download the file again.`,
  'bank.cfonb.unclosed': (p) =>
    `${at(p)}A statement ends without its closing balance. Download the file again.`,
  'bank.cfonb.unknown-record': (p) => `${at(p)}A record of unknown type. Download the file again.`,
  'bank.csv.no-header':
    'The columns of this file are not recognised. At least date, label and amount are needed.',
  'bank.csv.balance-break': (p) =>
    `${at(p)}From here the balance does not follow the amounts: a line is probably missing. Export the statement again.`,
  'bank.chain.gap': (p) =>
    `A statement is missing before this one: ${amount(p, 'difference')} lie between the former closing balance and its opening balance. Import the missing period.`,
  'bank.date-order.assumed': 'The dates can be read in two ways; we assumed an order. Check one of them.',
  'bank.currency.unknown': (p) => `The currency “${p['value'] ?? ''}” is unknown. Check the file.`,
  'bank.balance.other-currency': (p) =>
    `${at(p)}A balance is in ${p['currency'] ?? ''}, not in the currency of the statement. Ask your bank for a new export.`,
  'bank.balance.unreadable': (p) => `${at(p)}A balance cannot be read. Download the file again.`,
  'bank.entry.date': (p) =>
    `${at(p)}The date of this line cannot be read. Correct it in the file, or export it again.`,
  'bank.entry.amount': (p) =>
    `${at(p)}The amount of this line cannot be read. Correct it in the file, or export it again.`,
  'bank.entry.unreadable': (p) => `${at(p)}This line cannot be read. Download the file again.`,
  'bank.entry.sign': (p) =>
    `${at(p)}This line does not say whether money came in or went out. Ask your bank for a new export.`,
  'bank.entry.too-many-decimals': (p) => `${at(p)}This amount has too many decimals for its currency.`,
  'bank.entry.other-currency': (p) =>
    `${at(p)}This line is in ${p['currency'] ?? ''}, not in the currency of the account. Ask your bank for a statement per currency.`,
  'bank.entry.batch-not-split': (p) =>
    `${at(p)}This line groups ${p['count'] ?? ''} payments without their amounts. Ask your bank for the details of batches.`,
  'bank.statement.unbalanced': (p) =>
    `The statement does not add up: ${amount(p, 'difference')} lies between its lines and its closing balance. Export it again.`,
  'bank.statement.currency-assumed': (p) => `The currency is not written; we read ${p['currency'] ?? ''}.`,
  'bank.account.exists': (p) =>
    `This number is already that of the account “${p['name'] ?? ''}”. Choose that account.`,
  'bank.import.notification-only':
    'This file is an advice (CAMT.054): it details lines of an account of which no statement is here yet. Import its CAMT.053 first.',
  'bank.import.other-currency': (p) =>
    `This statement is in ${p['currency'] ?? ''} and the account “${p['name'] ?? ''}” in ${p['expected'] ?? ''}. Choose another account.`,
  'bank.account-not-for-lines': (p) =>
    `Account ${p['account'] ?? ''} does not fit here: customers and suppliers are settled item by item. Choose an expense, an income, a loan, a 445 account or 580.`,
  'bank.vat-account': (p) =>
    `Account ${p['account'] ?? ''} is not a VAT account. Choose a 445 account, such as 44566.`,
  'bank.rule.pattern': 'No word of the label tells the line. Keep at least one word without digits.',
  'bank.rule.exists': 'Another rule knows these words already. Edit that one, or delete it.',
  'bank.drop.account-needed':
    'This file does not say which account it is of. Import it once on the Bank screen, which will ask you.',
  'bank.drop.columns-needed':
    'The columns of this file are unknown. Import it once on the Bank screen: the account will remember.',
  'bank.drop.date-order-needed':
    'The dates of this file can be read in two ways. Import it once on the Bank screen: the account will remember.',
  'bank.mail-sender': (p) =>
    `“${p['value'] ?? ''}” is neither an address nor a domain. Examples: statements@bank.com, @bank.com.`,
  'bank.mail-unreadable':
    'This e-mail could not be opened. Save its attachment from your mail program, then import it on the Bank screen.',
  'mailbox.plain-outside': 'Without encryption the password would cross the network readable. Choose TLS.',
  'mailbox.password-for-new-host': 'The server changes: type the password again.',
  'mailbox.password-needed': 'Type the password of the mailbox.',
  'mailbox.demo': 'A company of examples opens no mailbox.',
  'bank.drop.too-large': 'This file is larger than 64 MB. Export a shorter period.',
  'bank.drop.failed': 'This file could not be imported. Import it on the Bank screen, which will say why.',
  'bank.match.money-out': 'This line is a debit: it pays no customer’s invoice. Put it aside with a reason.',
  'bank.match.credit-note-unused':
    'The credit note exceeds the chosen invoices of this customer. Add an invoice, or reduce the credit note.',
  'bank.match.rest-without-payer':
    'The chosen invoices are of several customers and an amount is left. Split it all, or say whose the rest is.',
};
