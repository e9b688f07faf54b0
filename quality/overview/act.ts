/** The overview: given by the appointed principal, who decides what is seen; taken back by the principal or laid down by whoever has it. */
import { type Act, type Acting, audit, done, NOTHING, OUTDATED, problem, put, type Right, refuse } from '../act.ts';
import { anyMember } from '../rights.ts';
import type { Snapshot } from '../snapshot.ts';
import { changedMeanwhile } from '../stamp.ts';
import { MAX_NAME, MAX_OVERVIEWS, type Overview, SHARES, type Share } from './documents.ts';

export type OverviewGiven = { readonly person: string; readonly name: string; readonly shares: readonly Share[] };

/** Nobody stands in: it opens the school to somebody outside the team. */
const principal: Right<unknown> = (acting, input) =>
  anyMember(acting, input) ?? (acting.actor.principal ? null : problem('overview.onlyPrincipal'));

export const overviewOf = ({ overviews }: Snapshot, person: string): Overview | undefined =>
  overviews.find(({ id }) => id === person);

/** What the form holds, as it is stored. */
export const overviewFields = (one: Overview | undefined): Record<string, unknown> => ({ shares: one?.shares ?? [] });

/** Gives the overview, or changes what is seen in it. `version` is the stamp of `overviewFields` when the form was made. */
export const giveOverview: Act<OverviewGiven & { readonly version?: string | undefined }> = {
  may: principal,
  take: (acting, { person, name, shares, version }) => {
    const { snapshot, actor, now } = acting;
    const before = overviewOf(snapshot, person);
    const called = (before?.name ?? name).trim();
    const after = SHARES.filter((share) => shares.includes(share));
    const problems = [
      ...(person === '' || called === '' ? [problem('overview.nobody', 'who')] : []),
      ...(called.length > MAX_NAME ? [problem('common.tooLong', 'who', { max: MAX_NAME })] : []),
      ...(after.length === 0 ? [problem('overview.nothing', 'shares')] : []),
      ...(!before && snapshot.overviews.length >= MAX_OVERVIEWS ? [problem('overview.tooMany', 'who')] : []),
      ...changedMeanwhile(before && version, overviewFields(before), `overview/${person}`),
    ];
    if (problems.length > 0) return refuse(...problems);
    if (before && before.shares.join() === after.join()) return NOTHING;
    const given: Overview = {
      kind: 'overview',
      id: person,
      version: 1,
      schoolYear: '',
      name: called,
      shares: after,
      by: actor.id,
      at: now.toString(),
    };
    const what = before ? 'overview-changed' : 'overview-given';
    const line = audit(acting, what, `overview/${person}`, before ? { shares: before.shares } : null, {
      shares: after,
    });
    const told = {
      kind: 'appointed',
      recipient: 'channel',
      subject: null,
      values: { role: 'overview', person },
    } as const;
    return done([put(given, before), line], before ? [] : [told]);
  },
};

type OfPerson = { readonly person: string };
export const endOverview: Act<OfPerson> = {
  may: (acting, input) => (acting.actor.id === input.person ? null : principal(acting, input)),
  take: (acting, { person }) => {
    const before = overviewOf(acting.snapshot, person);
    return before ? done(ended(acting, before)) : refuse(OUTDATED);
  },
};

const ended = (acting: Acting, { id, version, shares }: Overview) => [
  { do: 'delete' as const, kind: 'overview' as const, id, expected: version },
  audit(acting, 'overview-ended', `overview/${id}`, { shares }, null),
];
