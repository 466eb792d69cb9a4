import type { FindingTexts } from './text.ts';

export const table = {
  'table.file.empty': 'Ce fichier est vide. Exportez-le à nouveau.',
  'table.file.pdf': 'C’est un PDF, pas un tableau. Demandez à votre logiciel un export CSV ou Excel.',
  'table.file.image': 'C’est une image, pas un tableau. Demandez à votre logiciel un export CSV ou Excel.',
  'table.file.archive':
    'C’est une archive. Ouvrez-la et choisissez le fichier CSV ou Excel qu’elle contient.',
  'table.file.markup':
    'C’est une page web ou un fichier XML. Demandez à votre logiciel un export CSV ou Excel.',
  'table.file.binary': 'Ce fichier n’est pas un tableau. Demandez à votre logiciel un export CSV ou Excel.',
  'table.file.encrypted': 'Ce classeur est protégé par un mot de passe. Enregistrez-le sans mot de passe.',
  'table.file.old-xls': 'C’est un ancien fichier Excel (.xls). Enregistrez-le au format .xlsx.',
  'table.file.xlsb': 'C’est un classeur binaire (.xlsb). Enregistrez-le au format .xlsx.',
  'table.file.ods': 'C’est un classeur OpenDocument (.ods). Enregistrez-le au format .xlsx ou CSV.',
  'table.file.too-large': (p) =>
    `Ce fichier fait ${p['size'] ?? ''}\u00a0Mo, la limite est de ${p['limit'] ?? ''}\u00a0Mo. Exportez une période plus courte.`,
  'table.zip.broken': 'Ce fichier est abîmé. Exportez-le à nouveau.',
  'table.zip.method': 'Ce fichier est compressé d’une façon inconnue. Enregistrez-le à nouveau.',
  'table.zip.bomb': 'Ce fichier se décompresse au-delà de toute raison\u00a0: il est refusé par sécurité.',
  'table.xml.doctype':
    'Ce classeur contient des définitions que nous refusons par sécurité. Enregistrez-le à nouveau depuis Excel.',
  'table.xml.broken': 'Ce classeur est abîmé. Ouvrez-le dans Excel, puis enregistrez-le à nouveau.',
  'table.xlsx.broken': 'Ce classeur est abîmé. Ouvrez-le dans Excel, puis enregistrez-le à nouveau.',
  'table.csv.quote': (p) =>
    `Un guillemet n’est jamais refermé (vers la ligne ${p['line'] ?? ''}). Corrigez-le, puis recommencez.`,
  'table.csv.broken': (p) =>
    `Ce fichier CSV est illisible à partir de la ligne ${p['line'] ?? ''}. Exportez-le à nouveau.`,
  'table.cell.error': 'Des cellules contiennent une erreur de tableur\u202f; elles sont lues comme vides.',
  'table.text.mixed-encoding': 'Des lettres de ce fichier sont abîmées. Exportez-le à nouveau en UTF-8.',
} satisfies FindingTexts;
