import type { Command } from '../command.ts';

export const help: Command['help'] = {
  fr: `./encaisse bench load [--invoices 1000000] [--open 200000] [--customers 20000] [--data DOSSIER]
./encaisse bench [run] [--requests 60] [--starts 5] [--idle 60] [--import] [--data DOSSIER] [--json]
./encaisse bench documents [--documents 1000] [--json]
./encaisse bench invoicing [--rounds 5] [--bulk 5000] [--documents 1000] [--json]
./encaisse bench matching [--items 200000] [--lines 10000] [--seeds 40] [--json]
./encaisse bench reading [--megabytes 200] [--json]
./encaisse bench undo [--lines 1000] [--rounds 5] [--json]
./encaisse bench dunning [--items 200000] [--customers 20000] [--rounds 3] [--messages 1000] [--letters 200] [--json]

load remplit une société « Banc d’essai » dans un dossier de données à part (DOSSIER, par défaut encaisse-bench dans
le dossier temporaire du système). run démarre ./encaisse serve sur ce dossier et mesure : temps de démarrage, tuiles,
listes et balance âgée à l’API, mémoire au repos, poids de la première page, et avec --import l’import de 100 000
lignes. documents mesure la facture Factur-X de 30 lignes : temps de processeur à côté d’un Chromium chaud (s’il y en a
un), poids, mémoire après 1 000 factures, octets égaux. invoicing mesure, sur des données jetées à la fin, le débit de
l’émission par 16 clients à côté d’une fonction SQL nue, l’émission groupée de 5 000 factures, et documents. matching mesure le rapprochement : index, débit et p99 sur 200 000
pièces ouvertes, justesse sur des problèmes tirés au sort dont la réponse est connue. reading mesure la lecture des
relevés : débit et mémoire sur un fichier de 200 Mo par format. undo mesure la reprise d’un fichier de banque rapproché,
sur des données jetées à la fin. dunning mesure les relances, sur des données jetées à la fin : la décision seule, une
campagne lue, décidée et écrite, les trente jours à venir, le pourquoi de chaque pièce, l’envoi à un serveur SMTP local avec un PDF chacun, autant de fois que --rounds (médiane et
étendue), le dessin des lettres. À faire sur
une machine au repos.

Codes de sortie : 0 toutes les cibles sont tenues, 1 au moins une ne l’est pas.`,
  en: `./encaisse bench load [--invoices 1000000] [--open 200000] [--customers 20000] [--data FOLDER]
./encaisse bench [run] [--requests 60] [--starts 5] [--idle 60] [--import] [--data FOLDER] [--json]
./encaisse bench documents [--documents 1000] [--json]
./encaisse bench invoicing [--rounds 5] [--bulk 5000] [--documents 1000] [--json]
./encaisse bench matching [--items 200000] [--lines 10000] [--seeds 40] [--json]
./encaisse bench reading [--megabytes 200] [--json]
./encaisse bench undo [--lines 1000] [--rounds 5] [--json]
./encaisse bench dunning [--items 200000] [--customers 20000] [--rounds 3] [--messages 1000] [--letters 200] [--json]

load fills a company “Banc d’essai” in a data directory of its own (FOLDER, by default encaisse-bench in the system’s
temporary folder). run starts ./encaisse serve on it and measures: start time, tiles, lists and aged balance at the
API, idle memory, weight of the first page, and with --import the import of 100,000 lines. documents measures the
Factur-X invoice of 30 lines: CPU beside a warm Chromium (where there is one), size, memory after 1,000 invoices, equal
bytes. invoicing measures, on data thrown away at the end, the rate of issuing by 16 clients beside a bare SQL
function, a bulk of 5,000 invoices, and documents. matching measures how bank lines are matched: index, rate and p99 on
200,000 open items, rightness on drawn problems whose answer is known. reading measures how statements are read: rate
and memory on a file of 200 MB per format. undo measures taking back a bank file that was matched, on data thrown away
at the end. dunning measures reminders, on data thrown away at the end: the decision alone, a run read, decided and
stored, the thirty days to come, the why of each item, sending to a local SMTP server with one PDF each as often as --rounds says (median and range), letters drawn. Do it on an idle machine.

Exit codes: 0 all targets are met, 1 at least one is not.`,
};
