/** Whether and how often the bot says that something is off the plan, and where to turn when something is acute. */
import { type Act, audit, done, NOTHING, problem, put, refuse } from '../act.ts';
import { MAX_TEXT } from '../base.ts';
import type { Problem } from '../problem.ts';
import { managers } from '../rights.ts';
import { changedMeanwhile } from '../stamp.ts';
import { type KeepToPlan, PER_DAY } from './documents.ts';
import { keptNotPupils } from './not-pupils.ts';

/** What the form holds, as it is stored. */
export const keepFields = ({ on, perDay, acuteRoutine, notPupils }: KeepToPlan) => ({
  on,
  perDay,
  routine: acuteRoutine,
  notPupils: notPupils.map(({ word }) => word),
});
/** The same for the audit: how many words there are, not which; they may be somebody's name. */
const audited = ({ on, perDay, acuteRoutine, notPupils }: KeepToPlan) => ({
  on,
  perDay,
  routine: acuteRoutine,
  notPupils: notPupils.length,
});

/** `perDay` is null when it could not be read, `notPupils` is left out when the form does not have it; `version` the stamp of `keepFields` when the form was made. */
export const changeKeeping: Act<{
  readonly on: boolean;
  readonly perDay: number | null;
  readonly routine: string;
  readonly notPupils?: string | undefined;
  readonly version: string | undefined;
}> = {
  may: managers,
  take: (acting, { on, perDay, routine, notPupils: words, version }) => {
    const { team } = acting.snapshot;
    const [min, max] = PER_DAY;
    const readable = perDay !== null && Number.isInteger(perDay) && perDay >= min && perDay <= max;
    const problems: Problem[] = [
      ...(readable ? [] : [problem('keep.perDay', 'perDay', { min, max })]),
      ...(routine.length > MAX_TEXT ? [problem('common.tooLong', 'routine', { max: MAX_TEXT })] : []),
    ];
    if (!readable) return refuse(...problems);
    const notPupils = words === undefined ? team.keepToPlan.notPupils : keptNotPupils(team.keepToPlan, words);
    const after: KeepToPlan = { ...team.keepToPlan, on, perDay, acuteRoutine: routine, notPupils };
    const [was, is] = [keepFields(team.keepToPlan), keepFields(after)];
    if (JSON.stringify(was) === JSON.stringify(is)) return NOTHING;
    const meanwhile = changedMeanwhile(version, was, `team/${team.id}`);
    if (problems.length + meanwhile.length > 0) return refuse(...meanwhile, ...problems);
    return done([
      put({ ...team, keepToPlan: after }, team),
      audit(acting, 'keep-to-plan-changed', `team/${team.id}`, audited(team.keepToPlan), audited(after)),
    ]);
  },
};
