import { type Phrases } from './words.ts';

export const acknowledgement: Phrases = {
  says: [
    /\b(?:bien recu|accusons reception|accuse reception|bonne reception|prenons note|c'est note|bien note|je transmets|nous transmettons|je transfere|transmis|reviens vers vous|revenons vers vous|revenir vers vous|nous regardons|je regarde|en cours de traitement|faisons le necessaire|fais le necessaire|faire le necessaire|ferons le necessaire|je vois (?:ca|cela))\b/,
    /\b(?:well received|thank you for your (?:e-?mail|message|reminder)|thanks for (?:your|the) (?:e-?mail|message|reminder)|will get back|get back to you|come back to you|noted|acknowledge|looking into|look into|passed (?:this|it|your)|forwarded (?:this|it|your)|being processed)\b/,
    /\b(?:(?:je|nous|on) (?:le |la |l')?(?:fais|faisons|fait) suivre|fais suivre|a ete transmise?|c'est transmis|pris (?:bonne )?note|bonne note|me renseigne|nous renseignons|vous redis|vous tiens au courant|tenons (?:au courant|informe)|je verifie|nous verifions|(?:vois|voit|voyons|demande) (?:avec|a) (?:la |le |ma |mon |notre )?(?:compta\w*|service|collegue|patron|direction|comptable)|je (?:le |la |vous )?transmet\w*)\b/,
    /\b(?:(?:will|'ll) (?:forward|pass|check|look|ask|raise)|passed (?:this|it|on|your)|passing (?:this|it)|let me (?:check|look|ask|find out)|checking (?:this|it|internally|with)|are checking|i'?m checking|received with thanks|received,? thank)\b/,
    /^(?:c'est )?(?:compris|understood|entendu)\b|\b(?:en parle|parlerai|en discute|regarde) (?:a|avec|ca|cela)\b|\b(?:allons|vais) (?:etudier|regarder|verifier|examiner)\b|\bbien arrivee?\b|\b(?:speak|talk) to my\b|\b(?:are|am|'re|'m) (?:reviewing|looking at)\b/,
    /\bm'en occupe\b|\b(?:demande|message|mail|relance|courrier) (?:est|a ete) (?:bien )?transmise?\b|\b(?:i'm|we're|i am|we are) on it\b|\bon it\b/,
  ],
  butNot: [],
};
