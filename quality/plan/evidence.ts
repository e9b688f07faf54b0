/**
 * What an intervention rests on. Levels as in the team's vocabulary: a systematic review, single studies, documented proven
 * experience, own experience, unknown. Own experience and the unknown need the principal's written reason.
 */

import { problem } from '../act.ts';
import type { Problem } from '../problem.ts';
import type { Snapshot } from '../snapshot.ts';
import { tellingWords } from '../telling.ts';
import type { Evidence, InterventionContent } from './documents.ts';

type ReferenceForm = 'doi' | 'address' | 'title';

/** DOIs begin with `10.`, a registrant of at least four digits, and a slash (doi.org handbook). */
const DOI = /^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)?10\.\d{4,9}\/[^\s]+$/iu;
const ADDRESS = /^https?:\/\/[^\s/]+\.[^\s]{2,}$/iu;
/** A title is at least two words that say something. */
const TITLE_WORDS = 2;

/** «nåt jag läste», «forskning visar»: words that say that there is a source, and not which. */
const HEARSAY: ReadonlySet<string> = new Set(
  `nåt något någon nån någonstans nånstans sak som jag vi man min mina våra läste läst såg sett hörde hört fick
  lärde googlade googlat google nätet internet facebook instagram tiktok youtube podd podden poddar artikel
  artikeln artiklar blogg bok boken tidning tidningen rapport film föreläsning föreläsningen kurs kursen
  utbildning kollega kollegan kollegor kompis grannskolan forskning forskningen forskare studie studier studien
  visar säger enligt flera många olika massa tror vet alla att det den detta har funkar fungerar bra ger effekt
  från för hos med och eller på i vid om ett en inte minns kommer ihåg chatgpt copilot ai something somewhere read heard saw
  seen article blog book podcast video online web colleague course lecture research researchers studies study
  shows show says say that this it works work from the an some several many my our we can cannot remember about
  in on at of to`.split(/\s+/),
);
/** Where anybody writes anything; a review or a study is never published there. */
const SOCIAL =
  /^https?:\/\/(?:[\w-]+\.)*(?:facebook|instagram|tiktok|youtube|youtu|x|twitter|linkedin|reddit|pinterest|flashback|chatgpt)\.(?:com|be|org)(?:[/?#]|$)/iu;

/** Nobody else could look it up. */
const isHearsay = (reference: string): boolean =>
  SOCIAL.test(reference.trim()) ||
  (referenceForm(reference) === 'title' &&
    (reference.match(/\p{L}{2,}/gu) ?? []).every((word) => HEARSAY.has(word.toLowerCase())));

/** The form of a reference, or null for what is none of them. Looked at only, never fetched. */
function referenceForm(reference: string): ReferenceForm | null {
  const words = reference.trim();
  if (DOI.test(words)) return 'doi';
  if (ADDRESS.test(words)) return 'address';
  if (/^(?:https?:|www\.|10\.\d)/iu.test(words)) return null;
  const spoken = words.match(/\p{L}{2,}/gu) ?? [];
  return spoken.length >= TITLE_WORDS ? 'title' : null;
}

/** Whether the principal has to give a reason before it becomes part of the plan. */
export const isWeak = ({ level }: Pick<Evidence, 'level'>): boolean => level === 'ownExperience' || level === 'unknown';

/** Whether anybody has said what it rests on; until then it waits for that, not for the principal. */
export const isDescribed = ({ stop }: Pick<Evidence, 'stop'>): boolean => stop !== '';

/** Nobody has said anything of what it rests on: that is no finding, and is never told as one. */
export const isUnsaid = ({ level, references, stop }: Pick<Evidence, 'level' | 'references' | 'stop'>): boolean =>
  level === 'unknown' && references.length === 0 && !isDescribed({ stop });

/** What is wrong with an intervention as it was filled in, in the order of the form's fields. Dates are ISO dates. */
export function checkIntervention(draft: InterventionContent, snapshot: Snapshot): Problem[] {
  const problems: Problem[] = [];
  const add = (code: string, field: string, values: Problem['values'] = {}) =>
    problems.push(problem(code, field, values));
  const { calendar } = snapshot.team;
  const goal = snapshot.goals.find((g) => g.id === draft.goal);
  if (!goal || goal.state === 'dropped') add('plan.goal', 'goal');
  if (!snapshot.members.some((member) => member.active && member.id === draft.owner)) add('plan.owner', 'owner');
  if (draft.to < draft.from) add('plan.order', 'to');
  else if (draft.from < calendar.autumnStart || draft.to > calendar.springEnd)
    add('plan.outsideYear', 'to', { from: calendar.autumnStart, to: calendar.springEnd });
  const { evidence } = draft;
  // Who says what it rests on also says when to stop; on the first step nobody has said anything about it.
  if (evidence.level !== 'unknown' && !isDescribed(evidence)) add('common.missing', 'evidence.stop');
  if (!isWeak(evidence) && evidence.references.length === 0) add('plan.referenceMissing', 'evidence.references');
  for (const reference of evidence.references) {
    if (!referenceForm(reference))
      add('plan.referenceForm', 'evidence.references', { reference: reference.slice(0, SHOWN) });
    else if (!isWeak(evidence) && isHearsay(reference))
      add('plan.referenceVague', 'evidence.references', { reference: reference.slice(0, SHOWN) });
  }
  return problems;
}
/** A reason to stop is something that can be seen: «ingen förändring», not «när vi tröttnar». */
const STOP_WORDS = 2;

/** What in the evidence says against itself, or nothing. */
export function checkEvidence({ level, finding, stop }: Evidence): Problem[] {
  const add = (code: string) => [problem(code, 'evidence.finding')];
  return [
    ...(level === 'unknown' && finding !== 'notStudied' ? add('plan.findingUnknown') : []),
    ...(level === 'ownExperience' && finding === 'works' ? add('plan.findingOwn') : []),
    ...(stop !== '' && tellingWords(stop) < STOP_WORDS ? [problem('plan.stop', 'evidence.stop')] : []),
  ];
}

/** The most of a reference that is said back. */
const SHOWN = 60;

/** What the team may want to think about once more; nothing is stopped by it. */
export function hintsFor({ evidence, fidelity }: Pick<InterventionContent, 'evidence' | 'fidelity'>): Problem[] {
  return [
    ...(evidence.finding === 'noEffect' ? [problem('plan.noEffect', 'evidence.finding')] : []),
    ...(fidelity === '' ? [problem('plan.fidelity', 'fidelity')] : []),
  ];
}
