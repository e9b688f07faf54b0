/** Whether somebody is said to think, ask or do something about the plan itself, as only colleagues do: «Hanna undrar om det räcker för avstämningen». By rule. */
import { isNamedAt, type Mention, type Tag, toldUntil } from './tag.ts';

type Row = readonly Tag[];

/**
 * What plans, meetings and figures consist of and pupils never speak of. Not what pupils are in, reach, answer or work with themselves: an intervention, a goal, a survey of
 * theirs, numbers, an analysis of a novel.
 */
const OF_PLAN =
  /^(?:indikator(?:n|er|erna)?|nyckeltal(?:en|et)?|\p{L}{0,6}avstämning(?:en|ar|arna)?|checkpoints?|\p{L}{1,16}-?statistik(?:en)?|statistiken|kvartal(?:et|en)?|tertial(?:et)?|nämnden|huvudmannen|dagordning(?:en)?|enkätsvar(?:en)?|årshjul(?:et)?|kompetensdag(?:en)?|skolverksrapport(?:en)?|beslutsmässiga|målvärde(?:t|n)?|tidplan(?:en)?|bemanning(?:en)?|eht-kanalen|indicators?)$/u;
const NUMBERED = /^(?:mål|goal|punkt|avstämning|checkpoint)$/;
/** What is thought, said, asked or done by somebody who works with the plan. */
const DOES =
  /^(?:tycker|tyckte|undrar|undrade|föreslår|föreslog|föreslagit|presenterar|presenterade|presenterat|rapporterar|rapporterade|påpekat|påpekar|påpekade|uppdaterade|uppdaterar|uppdaterat|menar|kommenterar|godkände|godkänt|sammanställer|sammanställde|sammanställt|förbereder|förberett|thinks|suggests|suggested|updated|updates|asked|reports|reported|prepares|prepared)$/;
/** «Har gått igenom», «följer upp». */
const WITH_PARTICLE: readonly (readonly [RegExp, string])[] = [
  [/^(?:går|gått|gick)$/, 'igenom'],
  [/^(?:följer|följt|följde)$/, 'upp'],
];
const WANTS = /^(?:vill|ville|wants)$/;
/** «Vill ha ett möte om nyckeltalen», «vill ha med det i analysen», «vill mäta …»: what somebody who plans wants. */
const HAVE = /^(?:ha|mäta|ändra|justera|byta|se|flytta|lägga|to|change|add)$/;
const PRONOUN = /^(?:hon|han|hen|she|he|they|de)$/;
/** What leads on to another clause of the same thought: «undrar om …», «tycker att …». */
const LEADS_ON = /^(?:om|att|hur|vad|för|since|if|whether|that)$/;
/** Who does something is told so near before it, and what it is about so near behind. */
const NEAR = 4;
const ABOUT = 12;

const COUNTED = /^(?:ett|två|tre|fyra)$/;
function isOfPlan(row: Row, at: number): boolean {
  const word = row[at]?.word ?? '';
  const next = row[at + 1];
  return OF_PLAN.test(word) || (NUMBERED.test(word) && (next?.tag === 'NUM' || COUNTED.test(next?.word ?? '')));
}

/** Whether the clause of a place, or one that it leads on to, is about the plan. */
function isAboutPlan(row: Row, at: number): boolean {
  const first = row[at]?.clause ?? 0;
  for (let place = at + 1; place < Math.min(row.length, at + ABOUT); place += 1) {
    const there = row[place];
    if (!there) return false;
    if (there.clause > first + 1 || isNamedAt(row, place)) return false;
    const begins = row.findIndex(({ clause }) => clause === there.clause);
    if (there.clause > first && !LEADS_ON.test(row[begins]?.word ?? '')) return false;
    if (isOfPlan(row, place)) return true;
  }
  return false;
}

/** `row` and `mention` as the guard's tagger gives them. */
export function isSaidOfPlan(row: Row, { from, to, who }: Mention): boolean {
  if (who === 'pronoun') return false;
  const end = toldUntil(row, to);
  for (let at = to; at < end; at += 1) {
    if (at > to && !PRONOUN.test(row[at]?.word ?? '')) continue;
    for (let place = at + 1; place < Math.min(end, at + 1 + NEAR); place += 1) {
      const does = row[place];
      if (!does || does.clause !== row[at]?.clause) break;
      const after = row[place + 1]?.word ?? '';
      const wants = WANTS.test(does.word) && HAVE.test(after);
      const goesThrough = WITH_PARTICLE.some(([verb, particle]) => verb.test(does.word) && after === particle);
      if ((wants || goesThrough || DOES.test(does.word)) && isAboutPlan(row, place)) return true;
    }
  }
  return isQuoted(row, from);
}

const QUOTED = /^(?:säger|sa|skrev|skriver|tycker|menar|påpekade|undrar|hälsar|says|said|wrote|writes)$/;
/** «… walk and talk om målen ute, säger Anneli», «det har Ellen påpekat»: of a sentence that is about the plan. */
function isQuoted(row: Row, from: number): boolean {
  const before = row[from - 1]?.word ?? '';
  const quoted =
    QUOTED.test(before) || (before === 'har' && /^(?:påpekat|sagt|skrivit)$/.test(row[from + 1]?.word ?? ''));
  return quoted && row.slice(0, from).some((_, at) => isOfPlan(row, at));
}
