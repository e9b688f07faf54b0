/** What is said of handing over: whose work goes to whom, who decides while the principal is away, who is away. Pure; who is meant is not known here. */
import { MONTH_NAMES } from './dates.ts';
import { type ParkedGiven, parkedGiven } from './parked-given.ts';
import { namingWords } from './plain-words.ts';

export type HandoverMeant =
  /** Somebody's goals, interventions and decisions, or one kind of these, go to somebody else; «jag» is oneself, and `to` null where nobody is named. */
  | {
      readonly says: 'handover';
      readonly from: string;
      readonly to: string | null;
      readonly what: 'goal' | 'intervention' | 'decision' | null;
    }
  /** What is parked is to be brought up by somebody else; `from` null for what nobody in the team brings up. */
  | ({ readonly says: 'parked' } & ParkedGiven)
  /** One leaves oneself: what was one's own goes to somebody else. */
  | { readonly says: 'leavesOneself' }
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
  /** Asked who is away now. */
  | { readonly says: 'whoAway' };

const MAX_LENGTH = 140;
const NAME = '(\\p{L}+(?: \\p{L}+)?)';
const WHOSE =
  '(mina?|mitt|my|(?!(?:årets|läsårets|skolans|teamets|höstens|vårens|terminens|elevens|elevernas|allas|planens)(?!\\p{L}))\\p{L}+s)';
const THINGS =
  '(?:mål(?:et|en)?|insats(?:en|er|erna)?|beslut(?:et|en)?|uppgift(?:en|er|erna)?|grejer(?:na)?|saker(?:na)?|jobb(?:et)?|allt|goals?|interventions?|decisions?|tasks?|things|stuff|work|everything)';

const TAKES_ONE = new RegExp(
  `^(?:(?:kan|får|ska|can|may|should) )?${NAME} (?:(?:ska )?tar? över|takes? over) (mål|goal|insats|åtgärd|intervention) (?:nr |nummer )?(\\d{1,3})$`,
  'u',
);
const WHO_TAKES = new RegExp(
  `^(?:vem|vilka|who) (?:tar|ska ta|kan ta|takes|will take) över (?:ansvaret för )?${WHOSE} ${THINGS}(?: .{1,60})?$|^who (?:takes|will take) over ${WHOSE} ${THINGS}(?: .{1,60})?$|^(?:vem|who) (?:gör|sköter|tar|tar hand om|does|covers|takes care of) ${WHOSE} ${THINGS}(?: .{1,60})?$`,
  'u',
);
const TAKES_THEIRS = new RegExp(
  `^${NAME} (?:(?:ska )?tar? (?:över|hand om)|tar|får|ärver|takes(?: over)?) (?:all(?:t|a) )?${WHOSE} ${THINGS}(?: .{1,60})?$`,
  'u',
);
const STANDS_IN = new RegExp(
  `^${NAME} (?:(?:är|is) (?:(?:ny|vår|den nya|nya|our|the|new) ){0,2}\\p{L}+(?: \\p{L}+)?,? (?:och|and) )?(?:vikarierar för|ersätter|hoppar in för|tar över efter|ska ta över efter|vikarie för|stands in for|replaces|takes over from|takes over after) (?!rektor|mål|insats)(\\p{L}+)(?: .{1,40})?$`,
  'u',
);
const MOVES_ALL =
  /^(?:flytta|lämna över|överlåt|för över|ge|move|hand over) (?:allt|alla \p{L}+|everything|all \p{L}+)(?: ansvar)? (?:från|efter|from) (\p{L}+(?: \p{L}+)?) (?:till|to) (\p{L}+(?: \p{L}+)?)$/u;

/** «flytta Sivs beslut till Nadja» */
const GIVES_THEIRS = new RegExp(
  `^(?:(?:kan|du|vi|jag|please|can|you) )*(?:flytta|lämna över|överlåt|för över|ge|move|hand over|give) ${WHOSE} ${THINGS}(?: (?:om|about|på) .{1,50})? (?:till|åt|to) ${NAME}$`,
  'u',
);
/** «Jag slutar 18 december», but not at what hour of a day. */
const LEAVES_ONESELF = new RegExp(
  `^(?:jag|i) (?:(?:har|ska|kommer att|will|am) )?(?:slutar?|slutat|går i pension|byter jobb|lämnar (?:teamet|skolan)|leaving|leave)(?: (?:här|nu|snart|på (?:skolan|jobbet)|i (?:sommar|höst|vår|vinter|jul|teamet|${MONTH_NAMES})|till (?:sommaren|jul|hösten|våren|årsskiftet)|efter (?:terminen|läsåret|jul|lovet)|(?:den |on )?\\d{1,2} ?(?:[/-] ?\\d{1,2}|(?:${MONTH_NAMES}))|in (?:${MONTH_NAMES}))){0,2}$`,
  'u',
);
/** Where what is said of leaving ends: «…, vem tar över mina saker?» */
const FIRST_CLAUSE = /^[^,.;?!]{1,80}(?=[,;?!]|\. |\.?$)/u;

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
  /^(?:vem|vilka|är någon|är nån|who|is anyone|is anybody) (?:är |is )?(?:borta|ledig|lediga|frånvarande|sjuk|sjuka|away|on leave|absent)(?: (?:nu|just nu|idag|i dag|now|today|i teamet|in the team)){0,2}$/u;

/** Null where nothing of this is said. */
export function handoverMeant(text: string): HandoverMeant | null {
  const words = namingWords(text);
  if (words.length > MAX_LENGTH) return null;
  const parked = parkedGiven(words);
  if (parked) return { says: 'parked', ...parked };
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
  if (LEAVES_ONESELF.test(namingWords(FIRST_CLAUSE.exec(text)?.[0] ?? ''))) return { says: 'leavesOneself' };
  return fromOneToOther(words);
}

function fromOneToOther(words: string): HandoverMeant | null {
  const asked = WHO_TAKES.exec(words);
  const takes = TAKES_THEIRS.exec(words);
  const standsIn = STANDS_IN.exec(words);
  const gives = GIVES_THEIRS.exec(words);
  const moves = MOVES_ALL.exec(words);
  const from = asked?.[1] ?? asked?.[2] ?? asked?.[3] ?? takes?.[2] ?? standsIn?.[2] ?? gives?.[1] ?? moves?.[1];
  const to = asked ? null : (takes?.[1] ?? standsIn?.[1] ?? gives?.[2] ?? moves?.[2] ?? null);
  return from
    ? { says: 'handover', from: personOf(from), to, what: !asked && (takes || gives) ? kindIn(words) : null }
    : null;
}

/** «Sivs beslut»; null where more than one kind is named, or everything. */
function kindIn(words: string): 'goal' | 'intervention' | 'decision' | null {
  const kinds = KINDS.filter(([, called]) => called.test(words)).map(([kind]) => kind);
  return kinds.length === 1 ? (kinds[0] ?? null) : null;
}
const KINDS = [
  ['goal', /(?<!\p{L})(?:mål(?:et|en)?|goals?)(?!\p{L})/u],
  ['intervention', /(?<!\p{L})(?:insats(?:en|er|erna)?|interventions?)(?!\p{L})/u],
  ['decision', /(?<!\p{L})(?:beslut(?:et|en)?|decisions?)(?!\p{L})/u],
] as const;

/** «majas» is Maja's, «mitt» one's own. */
const personOf = (whose: string): string => (/^(?:mina?|mitt|my)$/u.test(whose) ? 'jag' : whose);
