/** A team's plan made ready for judging: which words it uses and which kinds of undertaking it holds. */
import { lexicon } from '../text/concepts.ts';
import { tokens } from '../text/tokens.ts';
import concepts from './concepts.json' with { type: 'json' };
import english from './english.json' with { type: 'json' };
import kindWords from './kinds.json' with { type: 'json' };
import partWords from './parts.json' with { type: 'json' };

export type PlanContext = {
  readonly school: string;
  readonly goals: readonly { readonly title: string; readonly indicator: string }[];
  readonly interventions: readonly { readonly title: string; readonly description: string }[];
  /** Short wordings that the team has said belong to the plan. */
  readonly learnt?: readonly string[];
  /** What the team's own people are called, first name first; none of them is a pupil who is spoken of. */
  readonly colleagues?: readonly string[];
};

/** Undertakings that a plan may hold and that are a distraction when it does not. */
const KINDS = ['TRAINING', 'LITERATURE', 'GRANT', 'SURVEY', 'APP', 'VISIT', 'EVENT', 'RESEARCH'] as const;
export type Kind = (typeof KINDS)[number];

/** One goal, intervention or learnt wording: its place in the plan and the stems of the words that say what it is about. */
type Part = {
  readonly of: 'goal' | 'intervention' | 'learnt';
  readonly index: number;
  readonly stems: readonly string[];
};

export type PreparedPlan = {
  readonly parts: readonly Part[];
  readonly kinds: ReadonlySet<Kind>;
  /** Stems of the interventions that hold each kind: what the planned course or book is about. */
  readonly subjects: ReadonlyMap<Kind, readonly string[]>;
  /** Every stem with how many parts hold it. */
  readonly stems: ReadonlyMap<string, number>;
  /** The telling words of each wording that the team has said belongs to the plan; wordings without any are left out. */
  readonly learnt: readonly Wording[];
  /** First names of the team's own people, in lower case. */
  readonly colleagues: ReadonlySet<string>;
};

/** What a wording is about, and which kinds of undertaking it names. */
type Wording = { readonly stems: readonly string[]; readonly kinds: readonly Kind[] };

export const CONCEPTS = lexicon(concepts);
const SHORTEST = 4;

/** Words that every school's plan and every message may hold. */
const COMMON = new Set(
  `skola skolan skolans elev elever eleven elevens klass klasser klassen arskurs andel antal alla varje efter samma
  mellan enligt eller minst hogst dagar vecka veckan veckor manad termin terminen lasar flera fler farre larare lararna lararna personal
  personalen kurator skolskoterska specialpedagog specialpedagogen psykolog mentor mentorer rektor arbetslag arbetslagen
  under sedan over fore deras eget egen egna gang ganger minuter procent traff traffar traffas folj foljs uppfolj uppfoljning genom
  haller leder infor hela nagon nagot inom inte ocksa finns gemensam gemensamma januari februari mars april juni augusti september oktober
  november december mandag tisdag onsdag torsdag fredag skriver skriva gors gora galler have with from this that they when what will
  school pupils pupil student students year years grade grades class classes teacher teachers eleverna klasserna week month share number eftersom skolans mote motet moten kunna skulle borde behover dagen dag tiden hemma`
    .split(/\s+/)
    .filter(Boolean),
);
const ENDING =
  /(?:ningarnas?|ningens?|ningar|arnas?|ornas?|ernas?|heten|ande|arna|orna|erna|ades?|aren|arens|ade|ens|ets|ar|or|er|en|et|as|es|a|e|n|t|s)$/;

/** The word without its ending; never shorter than four letters. */
export function stem(word: string): string {
  const short = word.replace(ENDING, '');
  return short.length >= SHORTEST ? short : word;
}

const SWEDISH = new Map(Object.entries(english));
/** A folded word, or the Swedish stem for an English one that plans and messages about them are full of. */
export const inSwedish = (word: string): string => SWEDISH.get(word) ?? SWEDISH.get(word.replace(/s$/, '')) ?? word;

export function stemsOf(text: string): string[] {
  const found = new Set<string>();
  for (const token of tokens(text)) {
    if (token.kind === 'word' && token.word.length >= SHORTEST && !COMMON.has(token.word))
      found.add(stem(inSwedish(token.word)));
  }
  return [...found];
}

/** Whether two stems are the same word, or one is a part of the other's compound. */
export function alike(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 5
    ? long.includes(short)
    : short.length >= SHORTEST && long.startsWith(short) && long.length < 8;
}

const KIND_WORDS = lexicon(kindWords);

/** The kinds of undertaking that a folded word speaks of: the thing itself, since "läser" or "söker" are in any message. */
export function kindsOf(word: string): Kind[] {
  const found = KIND_WORDS.of(word);
  return found.includes('NOT') ? [] : KINDS.filter((kind) => found.includes(kind));
}

const PART_WORDS = lexicon(partWords);
/** The kinds of undertaking that a folded word is a part of: a book circle has chapters, a course has occasions, a grant has receipts. */
export const partsOf = (word: string): Kind[] => {
  const found = PART_WORDS.of(word);
  return KINDS.filter((kind) => found.includes(kind));
};

/** Kinds that a text of the plan holds. */
const heldKinds = (text: string): Set<Kind> => new Set(tokens(text).flatMap(({ word }) => kindsOf(word)));

export function preparePlan(plan: PlanContext): PreparedPlan {
  const parts: Part[] = [
    ...plan.goals.map((goal, index) => ({
      of: 'goal' as const,
      index,
      stems: stemsOf(`${goal.title} ${goal.indicator}`),
    })),
    ...plan.interventions.map(({ title, description }, index) => ({
      of: 'intervention' as const,
      index,
      stems: stemsOf(`${title} ${description}`),
    })),
    ...(plan.learnt ?? []).map((words, index) => ({ of: 'learnt' as const, index, stems: stemsOf(words) })),
  ];
  const subjects = new Map<Kind, string[]>();
  const held = [
    ...plan.interventions.map(({ title, description }) => `${title} ${description}`),
    ...(plan.learnt ?? []),
  ];
  for (const text of held) {
    const about = stemsOf(text);
    for (const kind of heldKinds(text)) subjects.set(kind, [...(subjects.get(kind) ?? []), ...about]);
  }
  const stems = new Map<string, number>();
  for (const part of parts) for (const one of part.stems) stems.set(one, (stems.get(one) ?? 0) + 1);
  const learnt = (plan.learnt ?? []).map(wordingOf).filter(({ stems }) => stems.length > 0);
  const colleagues = new Set((plan.colleagues ?? []).map((name) => name.split(' ')[0]?.toLowerCase() ?? ''));
  return { parts, kinds: new Set(subjects.keys()), subjects, stems, learnt, colleagues };
}

/** Words that name a kind count as that kind, so that «webbkursen» and «kursen» are the same; what is nothing but such a word stays that word. */
function wordingOf(text: string): Wording {
  const about = tokens(text).filter(({ word }) => kindsOf(word).length === 0);
  const stems = stemsOf(about.map(({ raw }) => raw).join(' '));
  return stems.length > 0 ? { stems, kinds: [...heldKinds(text)] } : { stems: stemsOf(text), kinds: [] };
}

/** So much of what a wording is about has to be said. */
const MOST_OF_IT = 2 / 3;

/** Whether a text speaks of what the team has said belongs to the plan: of its kind, and of most of what it is about. */
export function isLearnt(text: string, learnt: PreparedPlan['learnt']): boolean {
  if (learnt.length === 0) return false;
  const own = stemsOf(text);
  const kinds = heldKinds(text);
  return learnt.some((wording) => {
    const said = wording.stems.filter((one) => own.some((word) => alike(one, word))).length;
    const ofKind = wording.kinds.length === 0 || wording.kinds.some((kind) => kinds.has(kind));
    return ofKind && said >= Math.ceil(wording.stems.length * MOST_OF_IT);
  });
}
