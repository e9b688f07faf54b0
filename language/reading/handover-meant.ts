/** What is said of handing over: whose work goes to whom, who decides while the principal is away, who is away. Pure; who is meant is not known here. */
import { namingWords } from './plain-words.ts';

export type HandoverMeant =
  /** Somebody's goals, interventions and decisions go to somebody else; `from` is null where nobody in particular is named, «jag» for oneself. */
  | { readonly says: 'handover'; readonly from: string | null }
  /** «Sofia tar över insats 2» */
  | {
      readonly says: 'takesOver';
      readonly who: string;
      readonly what: 'goal' | 'intervention';
      readonly number: number;
    }
  /** Asked who decides when the principal cannot, or told that there is none. */
  | { readonly says: 'decider' }
  /** Somebody is not principal or coordinator any more. */
  | { readonly says: 'roleEnds'; readonly who: string; readonly role: 'principal' | 'coordinator' }
  /** Asked who is away. */
  | { readonly says: 'whoAway' };

const MAX_LENGTH = 140;
const NAME = '(\\p{L}+(?: \\p{L}+)?)';
const WHOSE = '(mina?|mitt|my|\\p{L}+s)';
const THINGS =
  '(?:mål(?:et|en)?|insats(?:en|er|erna)?|beslut(?:et|en)?|uppgift(?:en|er|erna)?|allt|goals?|interventions?|decisions?|tasks?|everything)';

const TAKES_ONE = new RegExp(
  `^${NAME} (?:tar över|ska ta över|takes over) (mål|goal|insats|åtgärd|intervention) (?:nr |nummer )?(\\d{1,3})$`,
  'u',
);
const WHO_TAKES = new RegExp(
  `^(?:vem|vilka|who) (?:tar|ska ta|kan ta|takes|will take) över (?:ansvaret för )?${WHOSE} ${THINGS}(?: .{1,60})?$|^who (?:takes|will take) over ${WHOSE} ${THINGS}(?: .{1,60})?$`,
  'u',
);
const TAKES_THEIRS = new RegExp(
  `^${NAME} (?:tar över|ska ta över|takes over) (?:all(?:t|a) )?${WHOSE} ${THINGS}(?: .{1,60})?$`,
  'u',
);
const STANDS_IN = new RegExp(
  `^${NAME} (?:vikarierar för|ersätter|hoppar in för|tar över efter|ska ta över efter|vikarie för|stands in for|replaces|takes over from|takes over after) (?!rektor|mål|insats)(\\p{L}+)(?: .{1,40})?$`,
  'u',
);
const MOVES_ALL =
  /^(?:flytta|lämna över|överlåt|för över|ge|move|hand over) (?:allt|alla \p{L}+|everything|all \p{L}+)(?: ansvar)? (?:från|efter|from) (\p{L}+(?: \p{L}+)?) (?:till|to) \p{L}+(?: \p{L}+)?$/u;

const ROLE = '(rektorn?|samordnaren?|principal|head ?teacher|coordinator)';
const NO_LONGER = new RegExp(
  `^${NAME} (?:är inte|ska inte vara|is not|isn t) (?:längre )?(?:our |the )?${ROLE}(?: längre| any ?more| any longer)?$`,
  'u',
);
const TAKEN_OFF = new RegExp(`^(?:ta bort|remove) ${NAME} (?:som|as) ${ROLE}$`, 'u');

const WHEN_AWAY = '(?:är borta|slutar|är ledig|är sjuk|har slutat|inte är här|inte kan|is away|leaves|is ill)';
const DECIDES =
  '(?:godkänner|stänger|bestämmer|beslutar|skriver under|är rektor|blir rektor|approves|closes|decides|signs|is principal)';
const DECIDER: readonly RegExp[] = [
  new RegExp(
    `^(?:när|om|medan|when|if|while) .{1,40} ${WHEN_AWAY}(?: .{1,30})? (?:vem|who) (?:är det som )?${DECIDES}(?: .{1,40})?$`,
    'u',
  ),
  new RegExp(`^(?:vem|who) ${DECIDES}(?: .{1,40})? (?:när|om|medan|when|if|while) .{1,40}${WHEN_AWAY}$`, 'u'),
  /^(?:kan|får|can|may) (?:någon|nån|anyone|anybody|someone|somebody) (?:annan|else) (?:stänga|godkänna|skriva under|vara rektor|close|approve|sign)(?: .{1,50})?$/u,
  /^(?:kan|får) jag (?:bli|vara|ta över som) (?:tf |tillförordnad )?rektor(?: .{1,30})?$|^can i (?:be|become) (?:the |acting )?principal(?: .{1,30})?$/u,
  /^(?:vi )?(?:har ingen|saknar(?: en)?) rektor(?: .{1,20})?$|^we have no principal(?: .{1,20})?$/u,
];
const WHO_AWAY =
  /^(?:vem|vilka|är någon|är nån|who|is anyone|is anybody) (?:är |is )?(?:borta|ledig|lediga|frånvarande|sjuk|sjuka|away|on leave|absent)(?: (?:nu|just nu|idag|i dag|den här veckan|now|today|this week|i teamet|in the team)){0,2}$/u;

/** Null where nothing of this is said. */
export function handoverMeant(text: string): HandoverMeant | null {
  const words = namingWords(text);
  if (words.length > MAX_LENGTH) return null;
  if (WHO_AWAY.test(words)) return { says: 'whoAway' };
  if (DECIDER.some((one) => one.test(words))) return { says: 'decider' };
  const ends = NO_LONGER.exec(words) ?? TAKEN_OFF.exec(words);
  if (ends?.[1])
    return {
      says: 'roleEnds',
      who: ends[1],
      role: /rektor|principal|head/u.test(ends[2] ?? '') ? 'principal' : 'coordinator',
    };
  const [, who, what = '', number] = TAKES_ONE.exec(words) ?? [];
  if (who && number)
    return { says: 'takesOver', who, what: /mål|goal/u.test(what) ? 'goal' : 'intervention', number: Number(number) };
  const asked = WHO_TAKES.exec(words);
  const from =
    asked?.[1] ??
    asked?.[2] ??
    TAKES_THEIRS.exec(words)?.[2] ??
    STANDS_IN.exec(words)?.[2] ??
    MOVES_ALL.exec(words)?.[1];
  return from ? { says: 'handover', from: personOf(from) } : null;
}

/** «majas» is Maja's, «mitt» one's own. */
const personOf = (whose: string): string => (/^(?:mina?|mitt|my)$/u.test(whose) ? 'jag' : whose);
