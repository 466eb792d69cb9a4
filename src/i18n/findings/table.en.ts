import type { table as french } from './table.fr.ts';
import type { TextsLike } from './text.ts';

export const table = {
  'table.file.empty': 'This file is empty. Export it again.',
  'table.file.pdf': 'This is a PDF, not a table. Ask your software for a CSV or Excel export.',
  'table.file.image': 'This is a picture, not a table. Ask your software for a CSV or Excel export.',
  'table.file.archive': 'This is an archive. Open it and choose the CSV or Excel file inside.',
  'table.file.markup': 'This is a web page or an XML file. Ask your software for a CSV or Excel export.',
  'table.file.binary': 'This file is not a table. Ask your software for a CSV or Excel export.',
  'table.file.encrypted': 'This workbook is protected by a password. Save it without one.',
  'table.file.old-xls': 'This is an old Excel file (.xls). Save it as .xlsx.',
  'table.file.xlsb': 'This is a binary workbook (.xlsb). Save it as .xlsx.',
  'table.file.ods': 'This is an OpenDocument workbook (.ods). Save it as .xlsx or CSV.',
  'table.file.too-large': (p) =>
    `This file is ${p['size'] ?? ''} MB, the limit is ${p['limit'] ?? ''} MB. Export a shorter period.`,
  'table.zip.broken': 'This file is damaged. Export it again.',
  'table.zip.method': 'This file is compressed in an unknown way. Save it again.',
  'table.zip.bomb': 'This file unpacks beyond all reason: it is refused for safety.',
  'table.xml.doctype':
    'This workbook holds definitions that are refused for safety. Save it again from Excel.',
  'table.xml.broken': 'This workbook is damaged. Open it in Excel, then save it again.',
  'table.xlsx.broken': 'This workbook is damaged. Open it in Excel, then save it again.',
  'table.csv.quote': (p) =>
    `A quotation mark is never closed (near line ${p['line'] ?? ''}). Correct it, then try again.`,
  'table.csv.broken': (p) => `This CSV file cannot be read from line ${p['line'] ?? ''} on. Export it again.`,
  'table.cell.error': 'Some cells hold a spreadsheet error; they are read as empty.',
  'table.text.mixed-encoding': 'Some letters of this file are damaged. Export it again in UTF-8.',
} satisfies TextsLike<typeof french>;
