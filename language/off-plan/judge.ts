/**
 * Is a message off this team's plan? A classifier over the words and over how they stand to the plan; acute matters and duties by law
 * are found by rule and never called a distraction. Nothing is kept.
 */
import { readFileSync } from 'node:fs';
import { classify, type Guess, type LinearModel, type PackedModel, unpack } from '../text/linear.ts';
import { fold } from '../text/tokens.ts';
import { read } from './features.ts';
import { isOffPlan } from './figures.ts';
import { CATEGORIES, type Category } from './lines.ts';
import { type PlanContext, preparePlan } from './plan.ts';
import signals from './signals.json' with { type: 'json' };

export type { PlanContext } from './plan.ts';

export type Judgement = {
  readonly category: Category;
  /** True for the five categories that take time from the plan. Never for something acute. */
  readonly flag: boolean;
  /** How sure the category is, 0–1. */
  readonly score: number;
  /** Self-harm, threat, violence, abuse, death: where to turn comes first, and nothing else. */
  readonly acute: boolean;
  /** A duty by law: moved, not called a distraction. */
  readonly statutory: boolean;
  /** The goal or intervention that shares most words; null when none does. */
  readonly matches: { readonly kind: 'goal' | 'intervention'; readonly index: number } | null;
};

/** The chance of being off the plan from which a message is flagged. */
export const FLAG_FROM = 0.5;
/** A wording that the team has taught settles the matter when it stands in the text. */
const MAX_LENGTH = 4000;

export function judgeOffPlan(text: string, plan: PlanContext): Judgement {
  const words = text.slice(0, MAX_LENGTH);
  const acute = isAcute(words);
  const prepared = preparePlan(plan);
  const { vector, fits } = read(words, prepared);
  const best = Math.max(0, ...fits);
  const part = best > 0 ? prepared.parts[fits.indexOf(best)] : undefined;
  const matches = part ? { kind: part.of, index: part.index } : null;
  const statutory = STATUTORY.test(fold(words));
  if (isLearnt(words, plan.learnt ?? []))
    return { category: 'on_plan', flag: false, score: 1, acute, statutory, matches };
  const { category, score } = categoryOf(classify(model(), vector));
  return { category, flag: isOffPlan(category) && !acute, score, acute, statutory, matches };
}

/** Flagged when the five categories together are likelier than not; then the likeliest on that side. */
export function categoryOf(guesses: readonly Guess[]): { category: Category; score: number } {
  const known = guesses.flatMap(({ name, probability }) => {
    const category = CATEGORIES.find((one) => one === name);
    return category ? [{ category, score: probability }] : [];
  });
  const off = known.filter((one) => isOffPlan(one.category));
  const flag = off.reduce((sum, one) => sum + one.score, 0) > FLAG_FROM;
  return known.find((one) => isOffPlan(one.category) === flag) ?? { category: 'neutral', score: 0 };
}

/** The signals are written folded: lower case, without diacritics. */
const pattern = (words: readonly string[]): RegExp => new RegExp(`(?<!\\p{L})(?:${words.join('|')})`, 'u');
const ACUTE = pattern(signals.acute);
/** Found inside compounds too: `suicidprevention`. */
const NOT_NOW = new RegExp(signals.acuteInGeneral.join('|'), 'u');
const STATUTORY = pattern(signals.statutory);

/** Something that may be happening now or has just happened to somebody; a routine, a course or a statistic about it is not. */
export function isAcute(text: string): boolean {
  const words = fold(text.slice(0, MAX_LENGTH)).replaceAll(/\s+/gu, ' ');
  return ACUTE.test(words) && !NOT_NOW.test(words);
}

function isLearnt(text: string, learnt: readonly string[]): boolean {
  const words = fold(text);
  return learnt.some((wording) => wording.trim().length > 1 && words.includes(fold(wording.trim())));
}

let loaded: LinearModel | undefined;
/** Read when the first text is judged, and then kept. */
function model(): LinearModel {
  loaded ??= unpack(JSON.parse(readFileSync(new URL('./model.json', import.meta.url), 'utf8')) as PackedModel);
  return loaded;
}
