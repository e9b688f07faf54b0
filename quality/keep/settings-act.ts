/** Whether and how often the bot says that something is off the plan, and where to turn when something is acute. */
import { type Act, audit, done, NOTHING, problem, put, refuse } from '../act.ts';
import { MAX_TEXT } from '../base.ts';
import type { Problem } from '../problem.ts';
import { managers } from '../rights.ts';
import { changedMeanwhile } from '../stamp.ts';
import { type KeepToPlan, PER_DAY } from './documents.ts';

/** What the form holds, as it is stored. */
export const keepFields = ({ on, perDay, acuteRoutine }: KeepToPlan) => ({ on, perDay, routine: acuteRoutine });

/** `perDay` is null when it could not be read; `version` the stamp of `keepFields` when the form was made. */
export const changeKeeping: Act<{
  readonly on: boolean;
  readonly perDay: number | null;
  readonly routine: string;
  readonly version: string | undefined;
}> = {
  may: managers,
  take: (acting, { on, perDay, routine, version }) => {
    const { team } = acting.snapshot;
    const [min, max] = PER_DAY;
    const readable = perDay !== null && Number.isInteger(perDay) && perDay >= min && perDay <= max;
    const problems: Problem[] = [
      ...(readable ? [] : [problem('keep.perDay', 'perDay', { min, max })]),
      ...(routine.length > MAX_TEXT ? [problem('common.tooLong', 'routine', { max: MAX_TEXT })] : []),
    ];
    if (!readable) return refuse(...problems);
    const after: KeepToPlan = { ...team.keepToPlan, on, perDay, acuteRoutine: routine };
    const [was, is] = [keepFields(team.keepToPlan), keepFields(after)];
    if (JSON.stringify(was) === JSON.stringify(is)) return NOTHING;
    const meanwhile = changedMeanwhile(version, was, `team/${team.id}`);
    if (problems.length + meanwhile.length > 0) return refuse(...meanwhile, ...problems);
    return done([
      put({ ...team, keepToPlan: after }, team),
      audit(acting, 'keep-to-plan-changed', `team/${team.id}`, was, is),
    ]);
  },
};
