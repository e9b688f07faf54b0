/** Interventions: made for a goal, with their evidence, changed, ended; and the principal's reason for one on weak ground. */
import { type Act, type Acting, audit, done, NOTHING, OUTDATED, problem, put, refuse } from '../act.ts';
import { fieldsOn, isNewId, readContent, reasonNeeded, saysAlready, standing, type Typed } from '../content.ts';
import { toldOwner } from '../deliveries/new-owner.ts';
import { decidersOf } from '../deliveries/plan.ts';
import type { Told } from '../deliveries/told.ts';
import { anyMember, asStandIn, deciders, ownerOrManagers } from '../rights.ts';
import type { Snapshot } from '../snapshot.ts';
import { changedMeanwhile } from '../stamp.ts';
import { isCurrent } from '../status/status.ts';
import { isFewWords } from '../telling.ts';
import { INTERVENTION_STEPS, type Intervention, type InterventionContent, interventionContent } from './documents.ts';
import { checkEvidence, checkIntervention, isDescribed, isWeak } from './evidence.ts';

export type OfIntervention = { readonly intervention: string };
type WithContent = OfIntervention & { readonly content: Typed<InterventionContent> };

export const interventionOf = (snapshot: Snapshot, { intervention }: OfIntervention): Intervention | undefined =>
  snapshot.interventions.find(({ id }) => id === intervention);
export const theirs = ownerOrManagers<OfIntervention>((snapshot, input) => interventionOf(snapshot, input)?.owner);

/** As many at one time as a team can follow. */
export const MAX_INTERVENTIONS = 30;

/** Evidence that stands already is looked at again only when it is changed, so that the other steps of its form can be saved. */
function read({ snapshot }: Acting, typed: Typed<InterventionContent>, existing?: Intervention) {
  const { content, problems } = readContent(interventionContent, typed);
  if (!content) return { content, problems };
  const same = existing && saysAlready(existing, { evidence: content.evidence });
  return {
    content,
    problems: [...checkIntervention(content, snapshot), ...(same ? [] : checkEvidence(content.evidence))],
  };
}

/** `intervention` is the new one's id. On weak ground it waits for the principal's reason. */
export const saveIntervention: Act<WithContent> = {
  may: anyMember,
  take: (acting, { intervention: id, content: typed }) => {
    const { snapshot, actor, now } = acting;
    const { content, problems } = read(acting, typed);
    const existing = interventionOf(snapshot, { intervention: id });
    if (existing && content && saysAlready(existing, content)) return NOTHING;
    if (existing) return refuse(problem('plan.savedAlready', '', { number: existing.number }), ...problems);
    const full = snapshot.interventions.filter(isCurrent).length >= MAX_INTERVENTIONS ? [problem('plan.tooMany')] : [];
    if (!content || problems.length + full.length > 0) return refuse(...problems, ...full);
    if (!isNewId(id)) return refuse(OUTDATED);
    const one: Intervention = {
      kind: 'intervention',
      id,
      version: 1,
      schoolYear: snapshot.team.calendar.schoolYear,
      number: Math.max(0, ...snapshot.interventions.map(({ number }) => number)) + 1,
      ...content,
      state: isWeak(content.evidence) ? 'draft' : 'active',
      override: null,
      createdBy: actor.id,
      createdAt: now.toString(),
    };
    return done(
      [put(one), audit(acting, 'intervention-created', `intervention/${id}`, null, content)],
      askForReason(acting, one),
    );
  },
};

/** `version` is the stamp of what the form's step `step`, or the whole form, was made from. Weaker ground than the principal has agreed to needs a new reason. */
export const changeIntervention: Act<WithContent & { readonly version: string | undefined; readonly step?: number }> = {
  may: theirs,
  take: (acting, { intervention: id, version, step, content: typed }) => {
    const one = interventionOf(acting.snapshot, { intervention: id });
    if (!one || !isCurrent(one)) return refuse(OUTDATED);
    const { content, problems } = read(acting, typed, one);
    if (content && saysAlready(one, content)) return NOTHING;
    const meanwhile = changedMeanwhile(
      version,
      fieldsOn(interventionContent, one, INTERVENTION_STEPS, step),
      `intervention/${id}`,
    );
    if (!content || problems.length + meanwhile.length > 0) return refuse(...meanwhile, ...problems);
    const weak = isWeak(content.evidence);
    const agreed = weak && one.override !== null && one.evidence.level === content.evidence.level;
    const changed: Intervention = {
      ...one,
      ...content,
      state: weak && !agreed ? 'draft' : 'active',
      override: agreed ? one.override : null,
    };
    return done(
      [put(changed, one), audit(acting, 'intervention-changed', `intervention/${id}`, standing(one, content), content)],
      [...askForReason(acting, changed, one), ...toldOwner(acting, changed, one.owner)],
    );
  },
};

/** It has been said what it rests on, and that needs the principal's reason. */
const waitsForReason = ({ state, evidence }: Intervention): boolean =>
  state === 'draft' && isWeak(evidence) && isDescribed(evidence);

/** Whoever decides is told when it comes to wait for them, unless they made it so themselves. */
const askForReason = ({ snapshot, actor }: Acting, one: Intervention, before?: Intervention): Told[] =>
  waitsForReason(one) && !(before && waitsForReason(before))
    ? decidersOf(snapshot)
        .filter(({ id }) => id !== actor.id)
        .map(({ id: recipient }) => ({ kind: 'reasonWanted', recipient, subject: one.id }))
    : [];

/** Only what is in the plan can be carried through or stopped; a draft too can be dropped. */
const end = (state: 'done' | 'stopped' | 'dropped', from: (one: Intervention) => boolean): Act<OfIntervention> => ({
  may: theirs,
  take: (acting, input) => {
    const one = interventionOf(acting.snapshot, input);
    if (one?.state === state) return NOTHING;
    if (!one || !from(one)) return refuse(OUTDATED);
    return done([
      put({ ...one, state }, one),
      audit(acting, `intervention-${state}`, `intervention/${one.id}`, one.state, state),
    ]);
  },
});
const inPlan = ({ state }: Intervention): boolean => state === 'active';
export const finishIntervention = end('done', inPlan);
export const stopIntervention = end('stopped', inPlan);
export const dropIntervention = end('dropped', isCurrent);

/** Ended by mistake: in the plan again, or the draft that it was. */
export const restoreIntervention: Act<OfIntervention> = {
  may: theirs,
  take: (acting, input) => {
    const { snapshot } = acting;
    const one = interventionOf(snapshot, input);
    if (!one) return refuse(OUTDATED);
    if (isCurrent(one)) return NOTHING;
    if (snapshot.interventions.filter(isCurrent).length >= MAX_INTERVENTIONS) return refuse(problem('plan.tooMany'));
    const state = isWeak(one.evidence) && one.override === null ? 'draft' : 'active';
    return done([
      put({ ...one, state }, one),
      audit(acting, 'intervention-restored', `intervention/${one.id}`, one.state, state),
    ]);
  },
};

/** The principal takes in what rests on own experience or on nothing known, with a written reason. */
export const agreeToWeak: Act<OfIntervention & { readonly reason: string }> = {
  may: deciders,
  take: (acting, { intervention: id, reason }) => {
    const { actor, now } = acting;
    const one = interventionOf(acting.snapshot, { intervention: id });
    if (one?.state === 'active' && one.override?.reason === reason) return NOTHING;
    if (one?.state !== 'draft') return refuse(OUTDATED);
    const objection = reasonNeeded(reason, 'goals.overrideNeeds', isFewWords);
    if (objection) return refuse(objection);
    return done([
      put(
        {
          ...one,
          state: 'active',
          override: { by: actor.id, at: now.toString(), reason, ...asStandIn(acting.snapshot) },
        },
        one,
      ),
      audit(acting, 'intervention-overridden', `intervention/${id}`, 'draft', { reason }),
    ]);
  },
};
