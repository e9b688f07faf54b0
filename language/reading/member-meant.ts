/** What is said of a colleague: that they leave or are away, or what they do from now on. Pure; whether there is such a colleague is not known here. */
import { absenceAsked, asksWhoIsAway } from './absence-asked.ts';
import { type HandoverMeant, handoverMeant } from './handover-meant.ts';
import { namingWords } from './plain-words.ts';

export type MemberMeant =
  | HandoverMeant
  /** Leaves the team, or is away; `who` is null where nobody in particular is named. */
  | { readonly says: 'leaves'; readonly who: string | null }
  | { readonly says: 'away'; readonly who: string | null }
  /** Asked when somebody is away, or who is on some days. */
  | { readonly says: 'awayAsked'; readonly who: string | null }
  /** Has a profession besides, by the word for it. */
  | { readonly says: 'profession'; readonly who: string; readonly profession: string }
  /** Asked how it is done. */
  | { readonly says: 'how' }
  /** `insteadOf`: whom they take over from; `all` for everybody who had it. */
  | {
      readonly says: 'role';
      readonly role: 'principal' | 'coordinator';
      readonly who: string;
      readonly insteadOf: string | null;
    };

const MAX_LENGTH = 120;
const NAME = '(\\p{Lu}?\\p{L}+(?: \\p{L}+)?)';
/** What else comes to an end, is away or becomes something. */
const NOBODY =
  /^(?:.* )?(?:jag|vi|i|we|du|ni|you|they|de|dom|hon|han|he|she|det|den|it|this|that|there|detta|alla|everyone|everybody|ingen|nån|någon|vem|who|mötet|skolan|school|terminen|läsåret|lovet|lov|eleven|eleverna|elev|elever|pupil|pupils|student|mål\p{L}{0,4}|insats\p{L}{0,3}|goal|intervention|avstämning\p{L}{0,3}|frånvaro\p{L}{0,2}|målet|rapporten|boten|hur|när|om|och|inte|vad|varför|då|nu)$/u;

const LEAVES = new RegExp(
  `^${NAME} (?:har (?:slutat|gått i pension|bytt jobb)|slutar|ska sluta|går i pension|byter jobb|jobbar inte (?:kvar|här|längre)(?: längre)?|är inte (?:kvar|med)(?: längre)?|has left|is leaving|leaves|no longer works here)(?: (?:nu|på|i|hos|oss|skolan|teamet|här|snart|us|the|school|team|den|\\d{1,2}|\\p{L}{3,9})){0,5}$`,
  'u',
);
const OUT_OF_TEAM =
  /^(?:(?:kan|du|jag|vi|vill|ska|snälla|please|can|you|i|we|want|to|hur|tar|man|do|how) )*(?:ta(?:r)? bort|plocka bort|radera|remove|delete|ta) (\p{L}+(?: \p{L}+)?) (?:ur|från|från|out of|from) (?:the |vårt |our )?(?:team(?:et)?|gruppen|eht|medlemmar(?:na)?|medlemslistan|members)$/u;
const AWAY = new RegExp(
  `^${NAME} (?:är|blir|ska vara|is|will be) (?:nu )?(?:sjukskriven|tjänstledig|föräldraledig|ledig|sjuk|borta|på semester|on leave|on (?:sick|parental) leave|away|off sick)(?: .{1,40})?$|^${NAME} (?:går|ska gå|goes) (?:på|on) (?:föräldra|mamma|pappa|tjänst|studie|vård|sjuk|parental |maternity |paternity |sick )(?:ledighet|leave)(?: .{1,60})?$`,
  'u',
);
const STAND_IN =
  /^(?:(?:vi|får|har|fått|behöver|en|ny|a|we|have|need|got|new) )*(?:vikarien?|substitute|stand-in|ersättaren?) (?:för|for|till|åt) (?!elev|mål|insats)/u;

/** Somebody who has the role for a while has it as well. */
const FOR_NOW = '(?:tf|t f|tillförordnad|vikarierande|ställföreträdande|acting) ';
/** From when, or for how long: the form holds from when it is saved. */
const WHEN = '(?: (?:från|fr|from|den|i|under|hela|till|tills|medan|när|until|for|as|while|during|all) .{1,40})?';
const ROLE = '(rektorn?|samordnaren?|(?:the |our )?(?:principal|head ?teacher|coordinator))';
const CHANGES_ROLE = new RegExp(
  `^(?:(?:kan|du|jag|vi|vill|ska|snälla|please|can|you|i|we|want|to) )*(?:byta?|ändra|change|replace) ${ROLE} (?:till|to|with|mot) ${NAME}${WHEN}$`,
  'u',
);
const MAKES = new RegExp(
  `^(?:(?:kan|du|jag|vi|vill|ska|snälla|please|can|you|i|we|want|to) )*(?:gör|utse|sätt|make|appoint) (\\p{L}+(?: (?!till|som|as|the|ny|vår|new)\\p{L}+)?) (?:till |som |as |the )?(?:ny |vår |new |${FOR_NOW})?${ROLE}${WHEN}$`,
  'u',
);
const BECOMES = new RegExp(
  `^${NAME} (?:ska vara|ska bli|skall vara|blir|är|tar över som|(?:vikarierar|går in|hoppar in|ersätter|ställer upp|steps in|stands in|fills in) (?:som|as)|should be|shall be|becomes|is|takes over as)(?: (?:nu|ny|vår|också|även|now|our|new|also|the)){0,3} (?:${FOR_NOW})?${ROLE}(?: (?:nu|i ?stället|istället|efter|instead|after|from now on))?(?: (?:för|of|efter))?(?: (?!(?:från|fr|from|den|i|under|hela|during|all|till|tills|medan|när|until|as|while)(?!\\p{L}))(\\p{L}+(?: \\p{L}+)?))?${WHEN}$`,
  'u',
);
/** «Kan jag lämna över rektorsrollen till Kerstin i två veckor?» */
const GIVES = new RegExp(
  `^(?:(?:kan|får|jag|vi|vill|ska|can|i|we|want|to) )*(?:lämna(?:r)? över|överlåter?|ge(?:r)?|hand over|give) (rektor|samordnar|principal|coordinator)(?:s?rollen|en|n| role)? (?:till|åt|to) ${NAME}${WHEN}$`,
  'u',
);
/** What ends before whoever is to take over: «jag slutar den 12 mars, Jonas tar över som rektor». */
const CLAUSE = /[,.;] +(?:och |så |and )?/u;
/** «Jag tar över som rektor» names oneself; «jag är rektor» only says who writes. */
const MYSELF = /^(?:jag|i) (?:tar över|takes? over|ska|skall|blir|är ny|är nu|är tf|become)/u;
const HOW =
  /^(?:hur|how)(?: (?:byter|ändrar|utser|väljer|lägger|bjuder|tar|gör|do|can|jag|man|vi|i|we|till|in|bort|för|att|change|add|remove|appoint|en|ny|a|new|the|our))+ (?:rektor|samordnare|medlem(?:mar)?|kollega|kollegor|person|principal|coordinator|member|colleague)n?$/u;
const ALSO =
  /^(\p{L}+(?: \p{L}+)?) (?:är|blir|is) (?:också |även |nu |också vår |also |now ){0,2}(?:vår |our |ny |new )?(verksamhetschef|skolsköterska|skolläkare|kurator|skolkurator|psykolog|skolpsykolog|specialpedagog|speciallärare|logoped|syv|studie- och yrkesvägledare|biträdande rektor|elevhälsochef|fritidsledare|socialpedagog|nurse|counsellor|psychologist|special educator)$/u;

/** Nobody in particular. */
const SOME_COLLEAGUE = /(?:^| )(?:kollegan?|medlem(?:men)?|person(?:en)?|colleague|member)$/u;

const principalIs = (word: string): boolean => /rektor|principal|head/u.test(word);

/** Null where nothing is said of a colleague. */
export function memberMeant(text: string): MemberMeant | null {
  const words = namingWords(text);
  if (words.length > MAX_LENGTH) return null;
  if (asksWhoIsAway(text)) return { says: 'how' };
  const absent = absenceAsked(words);
  if (absent && (absent.who === null || !NOBODY.test(absent.who))) return { says: 'awayAsked', who: absent.who };
  const leaves = nameIn(LEAVES.exec(words)) ?? nameIn(OUT_OF_TEAM.exec(words));
  if (leaves) return { says: 'leaves', who: SOME_COLLEAGUE.test(leaves) ? null : leaves };
  const isAway = AWAY.exec(words);
  const away = nameIn(isAway?.[1] === undefined && isAway ? [isAway[0], isAway[2] ?? ''] : isAway);
  if (away || STAND_IN.test(words)) return { says: 'away', who: away };
  const also = ALSO.exec(words);
  const holder = nameIn(also);
  if (holder) return { says: 'profession', who: holder, profession: also?.[2] ?? '' };
  const handover = handoverMeant(text);
  const isOne = handover !== null && handover.says !== 'leavesOneself' && !isOfNobody(handover);
  if (isOne) return handover;
  const role = roleMeant(words) ?? roleMeant(namingWords(text.split(CLAUSE).at(-1) ?? ''));
  if (role && (!NOBODY.test(role.who) || MYSELF.test(words))) return { says: 'role', ...role };
  if (handover?.says === 'leavesOneself') return handover;
  // «Siv slutar idag, ny sköterska börjar i januari», «Siv slutar, kan Petra ta över mål 1?»
  const first = nameIn(LEAVES.exec(namingWords(text.split(CLAUSE)[0] ?? '')));
  const last = first ? handoverMeant(text.split(CLAUSE).at(-1) ?? '') : null;
  if (last?.says === 'takesOver') return last;
  if (first) return { says: 'leaves', who: SOME_COLLEAGUE.test(first) ? null : first };
  return HOW.test(words) ? { says: 'how' } : null;
}

/** Whether whoever is to do it can be no person; «jag» may take over from somebody. */
function isOfNobody(handover: HandoverMeant): boolean {
  if (handover.says === 'handover' || handover.says === 'parked')
    return NOBODY.test(handover.to ?? '') && !/^(?:jag|i)$/u.test(handover.to ?? '');
  return 'who' in handover && NOBODY.test(handover.who);
}

/** Whom it is said of, where that can be a person. */
function nameIn(found: readonly string[] | null): string | null {
  const name = found?.[1] ?? '';
  return name === '' || NOBODY.test(name) ? null : name;
}

function roleMeant(words: string) {
  const [, changed = '', to] = CHANGES_ROLE.exec(words) ?? [];
  if (to) return { role: roleOf(changed), who: to, insteadOf: 'all' };
  const [, given = '', receiver] = GIVES.exec(words) ?? [];
  if (receiver) return { role: roleOf(given), who: receiver, insteadOf: 'all' };
  const [, made, as = ''] = MAKES.exec(words) ?? [];
  if (made) return { role: roleOf(as), who: made, insteadOf: null };
  const [, who, becomes = '', insteadOf = null] = BECOMES.exec(words) ?? [];
  return who ? { role: roleOf(becomes), who, insteadOf } : null;
}
const roleOf = (word: string) => (principalIs(word) ? ('principal' as const) : ('coordinator' as const));
