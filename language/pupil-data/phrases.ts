/** Pieces of a text that are one thing together: a title, a place to fill in, one of many, a class. */
import { CLASS, GRADE, TOLD_CLASS } from './classes.ts';
import { titleAt } from './titles.ts';

const ONE_OF =
  /^(?:(?:en|ett) av (?:(?:våra|de|mina|dina) )?(?:(?:pojkar|flickor|killar|tjejer|elever)(?:na)?|barn(?:en)?|ettorna|tvåorna|treorna|fyrorna|femmorna|sexorna|sjuorna|åttorna|niorna)|one of (?:the|our|my) (?:boys|girls|pupils|students))(?!\p{L})/iu;
/** «Vaktmästarens son», «prästens yngsta», «the vicar's daughter»: one whom everybody knows by a parent's work. */
const CHILD_OF =
  /^(?!(?:skolans|skolornas|klassens|klassernas|gruppens|lagets|landslagets|familjens|kommunens|årets|världens|landets|stadens|dagens|veckans) )(?:\p{L}{3,24}(?:ns|rns|ets)|the \p{L}{3,20}['’]s) (?:enda |yngsta |äldsta |youngest |eldest |only )?(?:son|dotter|yngsta|äldsta|grabb|pojke|flicka|tös|barnbarn|tvillingar|daughter|youngest|eldest|boy|girl|grandson|granddaughter|twins)(?!\p{L})/iu;
/** «Elevkårens ordförande»: there is one. */
const CHAIR =
  /^(?:elevkårens|elevrådets|klassrådets|skolelevrådets|the student council['’]s) (?:vice )?(?:ordförande|kassör|sekreterare|chair|president|secretary)(?!\p{L})/iu;
/** «Per elev», «var tredje pupil», «föräldrarna i 2C»: anybody, or all of a class. */
const EACH =
  /^(?:(?:föräldrarna|föräldrar|vårdnadshavarna|vårdnadshavare|parents|guardians)(?= (?:i|in|of) (?:\d|åk|årskurs|klass|f-klass|förskoleklass|år |year|grade|(?:ett|två|tre|fyr|fem|sex|sju|åtta|ni)(?:an|man|n|orna)))|(?:per|varje|ingen|varannan|var (?:tredje|fjärde|femte|sjätte|tionde)|each|every(?: (?:second|third|fourth|fifth|other))?|any|no) (?:elev|pupil|student|barn|child|pojke|flicka|boy|girl)(?!\p{L}))/iu;
/** What stands in a template where somebody's name would: «[elevens namn]», «<klass>», «{{förnamn}}», «Elev X». */
const PLACEHOLDER =
  /^(?:[[<{]{1,2}[\p{L} ,./_-]{0,20}(?:namn|klass|elev|elevens|initialer|datum|personnummer|vårdnadshavare|mentor|name|class|date|pupil|student|initials)[\p{L} ,./_-]{0,20}[\]>}]{1,2}|(?:elev|pupil|student|klass|class) (?-i:[A-ZÅÄÖ])(?!\p{L}|\.|-\p{L})|(?:eleven|the pupil|klassen) [XYZ](?![\p{L}.])|[A-H](?:, [A-H])*,? (?:och|eller|and|or|&) [A-H](?!\p{L}|\.\p{L}|\.? (?:i |\()?\d)|(?:förnamn|efternamn|NN|N\.N\.|X\.X\.|X{2,4}|XY|N N|\p{Lu}{2,3}(?= (?:(?:i|in) \d\s?[a-h] )?(?:betyder|står för|är förkortning|stands for|means) ))(?![\p{L}\d]))/iu;

/** «Treornas», «ettans»: what follows is a class's, not somebody in it. */
const OF_A_CLASS = /^(?:ett|två|tre|fyr|femm?|sex|sju|åtta?|ni)(?:ans|ornas)(?!\p{L})/iu;
/** In Swedish «dog» is died. */
const DOG =
  /^(?:(?:the|a|our|my) (?:(?:therapy|reading|school|guide|class|assistance)[ -])?|(?:therapy|reading|school|guide|class|assistance)[ -])dogs?(?!\p{L})/iu;

/** «Vilgot på it», «Zahra från specialpedagogiska»: an office. */
const IT =
  /^(?:på|från|hos|via) (?:it|ekonomi|ekonomin|it-avdelningen|it-supporten|it-enheten|specialpedagogiska(?! skolan)|upphandlingen|lönekontoret|lokalförvaltningen|modersmål|modersmålsenheten|studiehandledningen|resursteamet)(?=[ ,.?!]|$)/iu;

/** The system that schools in Finland write to homes in. */
const WILMA = /^(?:i|via) (?-i:Wilma)(?=[,.?!]|$| (?-i:\p{Ll}))(?! (?:i|in) )/iu;

/** «Hemlig adress gäller den nya i sexan»: one who is protected. */
const HIDDEN = /^(?:hemlig|hemliga) (?:adress(?:en)?|hemadress(?:en)?|identitet(?:en)?|telefonnummer)(?!\p{L})/iu;

/** A nurse's record of health visits; «Elsa» is a girl. */
const ELSA = /^(?-i:ELSA)(?=\)|[-:]| (?-i:data|statistik|formulär|enkät|åk|rapport))/iu;

/** Who stands in a parent's place; «god» is also somebody's name. */
const GUARDIAN = /^(?:god man|gode mannen)(?!\p{L})/iu;

type Phrase = { readonly tag: string; readonly length: number };
/** The phrase that a text begins with, as it is tagged, and how many signs it takes. */
export function phraseAt(rest: string): Phrase | undefined {
  const title = titleAt(rest);
  if (title) return { tag: 'TITLE', length: title.length };
  if (!ANY.test(rest)) return undefined;
  for (const [tag, pattern] of PATTERNS) {
    const found = pattern.exec(rest)?.[0];
    if (found) return { tag, length: found.length };
  }
  return undefined;
}

const PATTERNS: readonly (readonly [string, RegExp])[] = [
  ['w', PLACEHOLDER],
  ['PUPIL', ONE_OF],
  ['PUPIL', CHAIR],
  ['PUPILS', EACH],
  ['SINGLE', CHILD_OF],
  ['SINGLE', HIDDEN],
  ['PUPILS', OF_A_CLASS],
  ['ANIMAL', DOG],
  ['ORG', IT],
  ['SYSTEM', WILMA],
  ['KIN', GUARDIAN],
  ['SYSTEM', ELSA],
  ['CLASS', CLASS],
  ['CLASS', TOLD_CLASS],
  ['GRADE', GRADE],
];
/** Whether any of them is there: most words begin none, and are looked at once for them all. */
const ANY = new RegExp(PATTERNS.map(([, { source }]) => source).join('|'), 'iu');
