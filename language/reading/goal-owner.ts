/** Who a goal's sentence gives it to: by name, first name or profession, where that is one person. */
export type Person = {
  readonly id: string;
  readonly name: string;
  /** As the product names them, `schoolNurse`. */
  readonly professions: readonly string[];
  readonly coordinator?: boolean;
};

/** What people call a profession, in any of its forms. */
const CALLED: Readonly<Record<string, RegExp>> = {
  principal: /^(?:rektorn?|(?:the )?(?:principal|head ?teacher))$/u,
  deputyPrincipal: /^(?:bitr(?:ädande|\.)? rektorn?|(?:the )?deputy(?: principal)?)$/u,
  schoolNurse: /^(?:skol)?sköterskan?$|^(?:the )?(?:school )?nurse$/u,
  schoolDoctor: /^(?:skol)?läkaren?$|^(?:the )?(?:school )?doctor$/u,
  counsellor: /^(?:skol)?kuratorn?$|^(?:the )?(?:school )?(?:counsellor|counselor|social worker)$/u,
  psychologist: /^(?:skol)?psykologe?n?$|^(?:the )?(?:school )?psychologist$/u,
  specialEducator: /^special(?:pedagog(?:en)?|ped)$|^(?:the )?special educator$/u,
  specialTeacher: /^speciallärare?n?$|^(?:the )?special(?: needs)? teacher$/u,
  careerCounsellor: /^(?:syv(?:en|:en)?|studie- och yrkesvägledaren?)$|^(?:the )?careers? counsellor$/u,
};
const COORDINATOR = /^(?:samordnaren?|(?:the )?coordinator)$/u;
const MYSELF = /^(?:jag|mig|me|myself|i)$/u;

/** Where one part of a sentence ends and the next begins. */
const BETWEEN = /([,;()]|\.(?= |$)|[–-](?= )|(?= (?:ansvarig|ägare|owner|responsible)[ :]))/iu;
const LEAD = /^(?:ansvarig(?:a|t)?|ansvar|ägare|owner|owned by|responsible|leader|lead|av|by)(?: är| is)?[ :]/iu;
const TRAIL =
  / (?:ansvarar|(?:(?:är|blir|som|is) )?(?:ansvarig|responsible)|har ansvaret|äger(?: det)?|owns it|leads)$/iu;
/** No name is longer. */
const MAX_CALLED = 80;

/** The id of the one meant, and the sentence without them; the sentence as it is when nobody in particular is named. */
export function ownerIn(sentence: string, people: readonly Person[]): { owner: string | null; rest: string } {
  // Parts at even places, what stands between them at odd ones. The first part is what the goal is about.
  const parts = sentence.split(BETWEEN);
  for (let at = parts.length - 1; at > 0; at -= 1) {
    const said = (parts[at] ?? '').slice(0, MAX_CALLED).trim();
    const owner = at % 2 === 0 ? personCalled(said.replace(LEAD, '').replace(TRAIL, ''), people) : null;
    if (owner) return { owner, rest: parts.toSpliced(at - 1, 2).join('') };
  }
  return { owner: null, rest: sentence };
}

/** Null when nobody, or more than one, is called so. The first of the people is whoever writes. */
export function personCalled(words: string, people: readonly Person[]): string | null {
  const called = words.trim().toLowerCase();
  if (called === '') return null;
  if (MYSELF.test(called)) return people[0]?.id ?? null;
  const named = people.filter(({ name }) => isNamed(name.toLowerCase(), called));
  const holding = people.filter(({ professions }) => professions.some((one) => CALLED[one]?.test(called)));
  const managing = COORDINATOR.test(called) ? people.filter(({ coordinator }) => coordinator) : [];
  for (const those of [named, holding, managing]) if (those.length === 1) return those[0]?.id ?? null;
  return null;
}

/** The whole name, or its first word, also with the s of a genitive («Sivs»). */
const isNamed = (name: string, called: string): boolean => name === called || name.split(' ')[0] === called;
