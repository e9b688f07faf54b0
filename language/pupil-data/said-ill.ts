/** One pupil though nobody is named: by an illness in a class, or said to be there, by where he or she comes from, and by what only one of a class is. By rule. */
import { classAfter } from './said-staff.ts';
import type { Tag } from './tag.ts';

const ONE_CHILD = /^(?:flickan?|pojken?|killen?|tjejen?|girl|boy)$/;
const EVERY = /^(?:varje|ingen|någon|per|every|each|no|any)$/;
const NEAR_ENOUGH = 11;
/** «Flicka 8E, antidepressiv medicin»: an illness in the sentence of one child of a class. */
export const isIllInClass = (text: string, row: readonly Tag[]): boolean =>
  row.some((there, at) => {
    if (!ONE_CHILD.test(there.word) || EVERY.test(row[at - 1]?.word ?? '')) return false;
    if (classAfter(row, at)?.tag !== 'CLASS') return false;
    const ill = row.slice(at, at + NEAR_ENOUGH).find(({ tag }) => tag === 'DIAG');
    return ill !== undefined && !/[.!?\n]/.test(text.slice(there.to, ill.from));
  });

const FEW = /^(?:en|ett|två|tre|one|two|three|a|an|[1-3])$/;
const THREE = /^(?:tre|three|3)$/;
const PUPILS = /^(?:elev|elever|barn|pupil|pupils|student|students|child|children)$/;
/** What says that they are there: «det finns en elev med epilepsi»; «när en elev får ett anfall» is of anybody. */
const THERE = /(?<!\p{L})(?:det finns|finns det|vi har|har vi|there(?: is| are|['’]s)|we have|we['’]ve got)$/iu;
const HAS = /^(?:har|med|has|have|with|som)$/;
/** «Vi har en elev med epilepsi», «två elever i åk 4 har astma»: so few that they are known by it. */
export const isOneWhoIsIll = (text: string, row: readonly Tag[]): boolean =>
  row.some((few, at) => {
    const pupils = row[at + 1];
    if (!FEW.test(few.word) || !PUPILS.test(pupils?.word ?? '') || !pupils) return false;
    const group = classAfter(row, at + 1);
    const isThere = THERE.test(text.slice(Math.max(0, few.from - BEFORE), few.from).trimEnd());
    // Three of a whole year are a figure.
    if (!isThere && THREE.test(few.word) && group?.tag === 'GRADE') return false;
    if (!isThere && (!group || OF_ANYBODY.test(row[at - 1]?.word ?? ''))) return false;
    const rest = row.slice(at + 2, at + 2 + NEAR_ENOUGH);
    const ill = rest.findIndex(({ tag }) => tag === 'DIAG');
    return (
      ill > 0 &&
      rest.slice(0, ill).some(({ word }) => HAS.test(word)) &&
      !/[.!?\n]/.test(text.slice(few.to, rest[ill]?.from))
    );
  });
const BEFORE = 24;
const OF_ANYBODY = /^(?:när|om|ifall|då|varje|per|för|är|when|if|every|each|whenever)$/;

const ONE = /^(?:eleven|elev|pojken?|flickan?|killen?|tjejen?|tös(?:en)?|grabb(?:en)?|pupil|student|boy|girl)$/;
const FROM = /^(?:från|from)$/;
/** «Vår nyanlända elev från Syrien», «eleven från Ukraina»: there are few of them. */
export const isOneFrom = (row: readonly Tag[]): boolean =>
  row.some(
    ({ word }, at) =>
      ONE.test(word) &&
      FROM.test(row[at + 1]?.word ?? '') &&
      row[at + 2]?.tag === 'PLACE' &&
      !row.slice(Math.max(0, at - 3), at).some((before) => EVERY.test(before.word) || OF_ANYBODY.test(before.word)),
  );

const COUNCIL = /^(?:elevråd|klassråd|elevkår|matråd|trygghetsråd)(?:ets|ens)$/;
const ELECTED = /^(?:ordförande|sekreterare|kassör|representant)$/;
const IS_ILL = /^(?:skurit|skär|skadat|svimmat|mår|utreds|sjukskriven|medicinerar)$/;
const NEAR = 8;
/** «Elevrådets ordförande har skurit sig»: there is one. */
export const isElectedAndIll = (row: readonly Tag[]): boolean =>
  row.some(
    ({ word }, at) =>
      COUNCIL.test(word) &&
      ELECTED.test(row[at + 1]?.word ?? '') &&
      row.slice(at + 2, at + 2 + NEAR).some(({ tag, word: next }) => tag === 'DIAG' || IS_ILL.test(next)),
  );

/** «LVU-flickan i 2A»: told by what nobody else there has. */
const TOLD_BY = /^\p{L}{2,12}-(?:flickan|pojken|killen|tjejen|eleven|barnet|grabben)$/u;
const FOSTERED = /^(?:foster|familjehems|jourhems)barnet$/;
const OF_GROUP =
  /^(?:ettan|tvåan|trean|fyran|femman|sexan|sjuan|åttan|nian|ettorna|tvåorna|treorna|fyrorna|femmorna|sexorna|sjuorna|åttorna|niorna)s$/;
const WHO = /^(?:elev|flicka|pojke|kille|tjej|\p{L}{3,20}(?:are|ist))$/u;
/** «Fosterbarnet hos lanthandlaren», «niornas enda konståkare»: everybody knows which. */
export const isOnlyOne = (row: readonly Tag[]): boolean =>
  row.some(({ word }, at) => {
    const [next, who] = [row[at + 1], row[at + 2]];
    if (FOSTERED.test(word)) return next?.word === 'hos';
    if (TOLD_BY.test(word)) return classAfter(row, at)?.tag === 'CLASS';
    return OF_GROUP.test(word) && next?.word === 'enda' && who?.tag !== 'ROLE' && WHO.test(who?.word ?? '');
  });
