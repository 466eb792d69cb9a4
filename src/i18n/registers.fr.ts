import { counted } from './plural.ts';

/** Public registers: what they are asked, what they say, what is done with it. */
export const registers = {
  sources: { 'recherche-entreprises': 'Recherche d’entreprises', vies: 'VIES' },
  settings: {
    title: 'Registres publics',
    text: 'Encaisse peut y lire le nom, l’adresse et l’état d’un client. Tout est éteint tant que vous ne l’avez pas choisi.',
    companies: 'Interroger Recherche d’entreprises',
    companiesText: (host: string) =>
      `Sociétés françaises. Envoyé à ${host}\u00a0: le SIREN ou le SIRET du client, ou le nom que vous cherchez. Rien d’autre.`,
    vat: 'Interroger VIES',
    vatText: (host: string) =>
      `Numéros de TVA de l’Union européenne. Envoyé à ${host}\u00a0: le numéro de TVA du client et le vôtre, qui donne un numéro de consultation, preuve pour une livraison exonérée.`,
    when: 'Ces services ne sont interrogés que lorsque vous cherchez ou vérifiez\u202f; jamais d’eux-mêmes. Ils voient l’adresse IP de votre serveur.',
    saved: 'C’est enregistré.',
  },
  search: {
    open: 'Chercher dans les registres publics',
    label: 'Nom, SIREN ou SIRET à chercher',
    find: 'Chercher',
    hint: (host: string) => `Ce que vous écrivez ici est envoyé à ${host}.`,
    none: 'Aucune société ne porte ce nom ou ce numéro. Celles qui ont refusé d’être diffusées n’y figurent pas.',
    found: (count: number) => counted('fr', count, { one: 'société trouvée', other: 'sociétés trouvées' }),
    list: 'Sociétés trouvées',
    filled: (name: string) =>
      `La fiche est remplie d’après le registre\u00a0: ${name}. Relisez-la avant d’enregistrer.`,
  },
  states: { active: 'en activité', ceased: 'cessée', closed: 'établissement fermé' },
  outcomes: {
    active: 'En activité',
    ceased: 'Cessée',
    closed: 'Établissement fermé',
    unknown: 'Introuvable ou non diffusée',
    valid: 'Numéro de TVA valable',
    invalid: 'Numéro de TVA non valable',
  },
  record: {
    verify: 'Vérifier',
    label: 'Registres',
    never: 'Jamais vérifié',
    checked: (date: string, source: string) => `vérifié le ${date} · ${source}`,
    reference: (reference: string) => `Consultation ${reference}`,
    differences: (count: number) => counted('fr', count, { one: 'différence', other: 'différences' }),
    ceased: 'Le registre dit cette société cessée. Vérifiez auprès du client avant de le facturer.',
    closed: 'Le registre dit cet établissement fermé. Demandez au client son nouveau SIRET.',
    invalid:
      'VIES ne reconnaît pas ce numéro de TVA\u00a0: sans numéro valable, une livraison dans l’Union n’est pas exonérée (CGI, art. 262 ter).',
    proofs: 'Preuves de consultation',
    proof: (subject: string, date: string) => `${subject}, le ${date}`,
  },
  compare: {
    title: 'Différences avec le registre',
    text: 'Cochez ce que vous reprenez. Le reste ne change pas.',
    same: 'La fiche et le registre disent la même chose.',
    unknown: 'Le registre ne connaît pas ce numéro, ou cette société a refusé d’être diffusée.',
    field: 'Champ',
    ours: 'Votre fiche',
    theirs: 'Le registre',
    empty: 'vide',
    fields: {
      name: 'Nom',
      siren: 'SIREN',
      siret: 'SIRET',
      vatNumber: 'Numéro de TVA',
      address: 'Adresse',
    },
    take: (field: string) => `Reprendre\u00a0: ${field}`,
    accept: (count: number) =>
      count === 0 ? 'Reprendre' : `Reprendre ${counted('fr', count, { one: 'champ', other: 'champs' })}`,
    accepted: 'La fiche est à jour.',
  },
  run: {
    bar: (count: number) => `Vérifier ${counted('fr', count, { one: 'client', other: 'clients' })}`,
    tooMany: (most: number) => `Choisissez ${most} clients au plus.`,
    confirmTitle: (count: number) =>
      `Vérifier ${counted('fr', count, { one: 'client', other: 'clients' })}\u202f?`,
    confirmText:
      'Leurs SIREN ou SIRET et leurs numéros de TVA sont envoyés aux registres publics, deux clients par seconde au plus. Aucune fiche n’est modifiée\u00a0: vous choisirez ensuite.',
    confirm: 'Vérifier',
    title: 'Vérification dans les registres',
    by: (name: string, when: string) => `Lancée par ${name}, ${when}`,
    state: 'État',
    treated: (done: number, refused: number, left: number) =>
      [
        `${done} ${done > 1 ? 'vérifiés' : 'vérifié'}`,
        ...(refused > 0 ? [`${refused} sans réponse`] : []),
        ...(left > 0 ? [`${left} ${left > 1 ? 'laissés' : 'laissé'}`] : []),
      ].join(', '),
    cancelling: 'S’arrête après le client en cours…',
    itemStates: { waiting: 'en attente', done: 'vérifié', refused: 'sans réponse', left: 'laissé' },
    list: 'Clients vérifiés',
    customer: 'Client',
    found: 'Ce que dit le registre',
    toReview: (count: number) =>
      `${counted('fr', count, { one: 'différence', other: 'différences' })} à examiner`,
    same: 'rien à signaler',
  },
};
