import {
  contentToDocument,
  documentToContent,
  type DocumentContent,
} from '../../contract/document-shapes.ts';
import { turnIntoCredit } from '../../core/invoicing/index.ts';

/** A draft whose total is negative, as a credit note that a person goes on writing. */
export function turnedContent(content: DocumentContent, today: string): DocumentContent {
  const { partyId, deliveryAddressId, issuedOn } = content;
  return documentToContent(turnIntoCredit(contentToDocument(content, today)), {
    partyId,
    deliveryAddressId,
    issuedOn,
  });
}
