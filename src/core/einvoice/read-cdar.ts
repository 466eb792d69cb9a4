import { child, childrenOf, type XmlNode } from '../xml/index.ts';
import { ciiIds } from './read-cii-party.ts';
import { ciiDay } from './read-cii-settlement.ts';
import { identifierOf, joined, said, textOf, texts, type Values } from './read-values.ts';
import type {
  DocumentStatus,
  Moment,
  StatusData,
  StatusMessage,
  StatusParty,
  StatusReason,
} from './status-message.ts';

/** CCYYMMDDHHMM[SS] (UNTDID 2379: 203, 204), or the day alone (102). */
const moment = (node: XmlNode | undefined, values: Values): Moment | undefined => {
  const on = ciiDay(node, values);
  if (on === undefined) return undefined;
  const clock = /^\d{8}([01]\d|2[0-3])([0-5]\d)([0-5]\d)?$/.exec(textOf(node, 'DateTimeString') ?? '');
  return clock ? { on, time: `${clock[1]}:${clock[2]}:${clock[3] ?? '00'}` } : { on };
};

const party = (node: XmlNode | undefined): StatusParty | undefined =>
  node &&
  said<StatusParty>({
    ids: ciiIds(node),
    name: textOf(node, 'Name'),
    role: textOf(node, 'RoleCode'),
    endpoint: identifierOf(child(node, 'URIUniversalCommunication', 'URIID')),
  });

const data = (node: XmlNode, values: Values): StatusData => {
  const amount = child(node, 'ValueAmount');
  return said<StatusData>({
    type: textOf(node, 'TypeCode'),
    name: textOf(node, 'Name'),
    location: textOf(node, 'Location'),
    value: textOf(node, 'Value') ?? textOf(node, 'ValueCode') ?? textOf(node, 'ValueNumeric'),
    amount: values.amount(amount),
    currency: amount?.attributes['currencyID'],
    percent: values.amount(node, 'ValuePercent'),
    on: ciiDay(child(node, 'ValueDateTime'), values),
  });
};

const reason = (node: XmlNode, values: Values): StatusReason =>
  said<StatusReason>({
    code: textOf(node, 'ReasonCode'),
    text: joined(texts(childrenOf(node, 'Reason'))),
    actionCode: textOf(node, 'RequestedActionCode'),
    action: joined(texts(childrenOf(node, 'RequestedAction'))),
    notes: texts(childrenOf(node, 'IncludedNote').flatMap((one) => childrenOf(one, 'Content'))),
    data: childrenOf(node, 'SpecifiedDocumentCharacteristic').map((one) => data(one, values)),
  });

const documentStatus = (node: XmlNode, values: Values): DocumentStatus =>
  said<DocumentStatus>({
    invoice: textOf(node, 'IssuerAssignedID') ?? '',
    invoiceType: textOf(node, 'TypeCode'),
    invoiceOn: ciiDay(child(node, 'FormattedIssueDateTime'), values),
    receivedAt: moment(child(node, 'ReceiptDateTime'), values),
    status: textOf(node, 'ProcessConditionCode') ?? '',
    label: textOf(node, 'ProcessCondition'),
    code: textOf(node, 'StatusCode'),
    issuer: party(child(node, 'IssuerTradeParty')),
    reasons: childrenOf(node, 'SpecifiedDocumentStatus').map((one) => reason(one, values)),
  });

/** UN/CEFACT Cross Domain Acknowledgement and Response D22B. */
export const readCdar = (root: XmlNode, values: Values): StatusMessage => {
  const context = child(root, 'ExchangedDocumentContext');
  const document = child(root, 'ExchangedDocument');
  const acknowledgement = child(root, 'AcknowledgementDocument');
  return said<StatusMessage>({
    guideline: textOf(context, 'GuidelineSpecifiedDocumentContextParameter', 'ID') ?? '',
    process: textOf(context, 'BusinessProcessSpecifiedDocumentContextParameter', 'ID'),
    number: textOf(document, 'ID') ?? '',
    name: textOf(document, 'Name'),
    madeAt: moment(child(document, 'IssueDateTime'), values),
    type: textOf(acknowledgement, 'TypeCode'),
    setAt: moment(child(acknowledgement, 'IssueDateTime'), values),
    sender: party(child(document, 'SenderTradeParty')),
    issuer: party(child(document, 'IssuerTradeParty')),
    recipients: childrenOf(document, 'RecipientTradeParty').flatMap((one) => party(one) ?? []),
    documents: childrenOf(acknowledgement, 'ReferenceReferencedDocument').map((one) =>
      documentStatus(one, values),
    ),
  });
};
