/** What somebody asks of their own part in the team, or of a colleague's: «vilka mål har jag», «vem är jag i teamet», «vad gjorde Siv». Pure; who is in the team is not known here. */
import { namingWords } from './plain-words.ts';

/** What of somebody's part is asked for. */
type PartAsked = 'all' | 'goals' | 'interventions' | 'decisions';

export type PartMeant =
  /** One's own; `role`: what one is in the team, asked or said («jag är skolsköterska»). */
  | { readonly of: 'me'; readonly what: PartAsked; readonly role: boolean }
  /** A colleague's, by what they are called. */
  | { readonly of: 'other'; readonly what: PartAsked; readonly who: string }
  /** Who had one's work before. */
  | { readonly of: 'before' };

const MAX_LENGTH = 120;
const THING =
  '(mål(?:et|en)?|goals?|insats(?:en|er|erna)?|åtgärd(?:er)?|interventions?|beslut(?:et|en)?|decisions?|ansvar(?:et)?|ansvarsområden|delar?|responsibilit(?:y|ies)|part)';
/** No more than needed: what follows may be the sentence's own. */
const NAME = '(\\p{L}[\\p{L}-]*(?: \\p{L}[\\p{L}-]*)??)';
const WHERE =
  '(?: (?:i|in|on|på|här|here|hos|at|this|the|vårt|our|er|teamet|team|eht|gruppen|skolan|school|planen|plan|nu|now|just)){0,4}';

/** «mina mål», «hur går det med mitt mål», «visa mitt beslut» */
const MINE = new RegExp(
  `^(?:(?:visa|se|lista|show|list|me|mig|alla|all|vad är|vilka är|vilket är|what are|what is|hur (?:går|ligger|står)(?: det)?(?: till)?(?: med| för)?|how (?:is|are|s)|status(?: på| för)?|läget (?:för|med)) ){0,3}(?:mina?|mitt|my)(?: egna| eget| egen| own)? ${THING}(?: (?:går|till|going|doing)){0,2}${WHERE}$`,
  'u',
);
/** «vilka mål har jag», «visa mål jag ansvarar för», «what goals do I own» */
const WHICH_MINE = new RegExp(
  `^(?:(?:visa|show|se|vilka|vilket|vilken|what|which|de|alla|the|hur många|how many) ){1,2}${THING}(?: (?:som|that|which))? (?:(?:har|äger|sköter|driver|ansvarar) jag|jag (?:har|äger|sköter|driver|ansvarar|är ansvarig)|är (?:jag ansvarig|mina|mitt|min)|do i (?:have|own|run)|am i responsible|are mine|i (?:own|have|am responsible))(?: (?:för|ansvar|ansvaret|hand|om|for)){0,3}${WHERE}$`,
  'u',
);
/** «har jag några mål?» */
const ANY_MINE = new RegExp(
  `^(?:(?:har|äger|ansvarar|sköter) jag(?: för)?|do i (?:have|own)|am i responsible for) (?:(?:några|något|någon|nåt|nån|egna|eget|egen|any|an?|own) ){0,2}(?:${THING}|något|nåt|anything)${WHERE}$`,
  'u',
);
const WHAT_MINE = new RegExp(
  `^(?:vad|what) (?:(?:ansvarar jag|är jag ansvarig) för|har jag (?:ansvar för|ansvaret för|hand om|på gång|på mitt bord)|äger jag|am i responsible for|do i own)${WHERE}$`,
  'u',
);
/** «vem är jag i teamet», «vad är min roll» */
const WHO_AM_I = new RegExp(
  `^(?:men |och |hej )?(?:vem är jag|vad är jag|vilken roll har jag|vilket yrke har jag|vad (?:har jag för|är min|är mitt) (?:roll|yrke|titel|profession|uppdrag)|vad står jag som|who am i|what am i|what (?:is|s) my (?:role|profession|job)|what role do i have)${WHERE}$`,
  'u',
);
const PROFESSION =
  '(?:(?:skol)?(?:sköterska|läkare|kurator|psykolog|värd)|specialpedagog|specped|speciallärare|logoped|talpedagog|arbetsterapeut|fysioterapeut|sjukgymnast|socialpedagog|syv|studie- och yrkesvägledare|biträdande rektor|elevhälsochef|verksamhetschef|(?:school )?(?:nurse|doctor|counsellor|counselor|psychologist|social worker)|special (?:educator|teacher)|speech therapist|careers? counsellor|deputy principal)';
/** «jag är ny skolsköterska här» */
const I_AM = new RegExp(
  `^(?:(?:hej|hejsan|hello|hi|men|jo|nej) )?(?:jag heter ${NAME} och (?:jag )?)?(?:jag )?(?:är|jobbar som|arbetar som|i am|i m|i work as) (?:(?:ny|nya|den|en|er|the|a|an|your|new|skolans|teamets) ){0,3}${PROFESSION}${WHERE}$`,
  'u',
);

const WHO_IS = new RegExp(`^(?:vem|who) (?:är|var|is|s|was) ${NAME}$`, 'u');
const TAIL =
  '(?: (för|ansvar för|ansvarig för|på gång|hand om|gjort|beslutat|bestämt|skrivit|do|decide|write|own|have|responsible for))?';
/** «vad gjorde Siv», «vad hade Siv på gång» */
const WHAT_THEY = new RegExp(
  `^(?:vad|what) (gjorde|gör|har|hade|ansvarade|ansvarar|sköter|skötte|äger|ägde|beslutade|beslöt|bestämde|skrev|did|does|was|is|has) ${NAME}${TAIL}$`,
  'u',
);
/** «visa vad Ingrid beslutade», «allt som Siv har gjort» */
const THEY_DID = new RegExp(
  `^(?:(?:visa|show|se) )?(?:vad|allt|det|what|everything)(?: som| that)? ${NAME} (?:har |has |had )?(beslutade?|beslutat|beslöt|bestämde?|bestämt|gjorde|gjort|skrev|ansvarade|ansvarar|hade|har|did|decided|done|owns|owned|is|was)(?: (?:för|på gång|ansvar för|hand om|responsible for))?$`,
  'u',
);
/** «vilka mål har Siv», «vilka beslut hade Siv» */
const WHICH_THEY = new RegExp(
  `^(?:vilka|vilket|vilken|what|which) ${THING} (?:har|hade|äger|ägde|sköter|skötte|ansvarar|ansvarade|tog|fattade|does|did) ${NAME}(?: (?:för|hand om|have|own|make))?$`,
  'u',
);
/** «Sivs mål» */
const THEIRS = new RegExp(
  `^(?:(?:visa|show|se|vilka är|what are|hur går det med) )?(\\p{L}[\\p{L}-]*s)(?: \\p{L}[\\p{L}-]*s)? ${THING}$`,
  'u',
);
const BEFORE =
  /^(?:vem (?:hade|har haft|tog hand om|skötte) (?:min|mitt) (?:tjänst|jobb|roll|plats|uppdrag)|who (?:had|held|did) my (?:job|role|post|work))(?: (?:förut|före|innan|tidigare|before|mig|me|jag kom|jag började|här|here)){0,3}$|^vem (?:var|jobbade|fanns) (?:här )?(?:före|innan) mig$|^vem (?:tog|tar) jag över (?:efter|från)$|^who was (?:here )?before me$/u;

/** What is asked about in the same words and is nobody's part. */
const NOBODY =
  /^(?:(?:vi|du|ni|jag|de|dom|man|det|den|detta|vem|alla|ingen|någon|nån|eleverna?|elev|skolan|skolans|årets|läsårets|årens|höstens|vårens|terminens|teamets|elevhälsans|kommunens|hänt|sagt|gjort|blivit|ändrats|en|ett|ny|nya|a|an|the|we|you|they|it|this|that|i|med|borta|ledig|sjuk|klar|klara|kvar|här|nästa|ansvarig|here|away|missing|next|responsible|overdue|late|wrong|new|rektorn?|samordnaren?|boten|gemensamma|mina|våra|era|alla|olika|vars|dess|deras|hans|hennes|allas|avstämningen\p{L}?|mötets?|planens?)(?: .*)?|.* (?:ansvarig|med|för|i|på|är|var|har|hade|mean|means|cost|need))$/u;

const POLITE = / (?:tack|snälla|please|thanks)$/u;

/** Null where nothing of somebody's part is asked. */
export function partMeant(text: string): PartMeant | null {
  const words = namingWords(text).replace(POLITE, '');
  if (words.length > MAX_LENGTH) return null;
  if (BEFORE.test(words)) return { of: 'before' };
  if (WHO_AM_I.test(words) || I_AM.test(words)) return { of: 'me', what: 'all', role: true };
  const mine = [MINE, WHICH_MINE, ANY_MINE, WHAT_MINE].map((one) => one.exec(words)).find((found) => found !== null);
  if (mine) return { of: 'me', what: askedBy(mine[1]), role: false };
  return otherMeant(words);
}

function otherMeant(words: string): PartMeant | null {
  const [, verb = '', did, tail = ''] = WHAT_THEY.exec(words) ?? [];
  const [, doer, done = ''] = THEY_DID.exec(words) ?? [];
  const [, thing, holder] = WHICH_THEY.exec(words) ?? [];
  const [, whose, theirs] = THEIRS.exec(words) ?? [];
  const who = WHO_IS.exec(words)?.[1] ?? did ?? doer ?? holder ?? whose;
  if (who === undefined || NOBODY.test(who)) return null;
  return { of: 'other', what: DECIDES.test(`${verb}${tail}${done}`) ? 'decisions' : askedBy(thing ?? theirs), who };
}
const DECIDES = /beslut|beslöt|bestäm|decid/u;

function askedBy(thing: string | undefined): PartAsked {
  if (thing === undefined) return 'all';
  if (/^(?:mål|goal)/u.test(thing)) return 'goals';
  if (/^(?:insats|åtgärd|interv)/u.test(thing)) return 'interventions';
  return /^(?:beslut|decis)/u.test(thing) ? 'decisions' : 'all';
}
