/** How the team keeps to its plan: whether it is asked, how often, and whom to turn to when something is acute. */
import { z } from 'zod';
import { messageCard } from '../../cards/common.ts';
import { keepSettingsCard } from '../../cards/keep-to-plan.ts';
import { mayManage } from '../../quality/rights.ts';
import type { Reply } from '../messenger.ts';
import { audit, commit, open, put, replace, type TeamTurn, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { notAllowed } from './may-not.ts';

function settingsOpen(turn: TeamTurn): Reply[] {
  const { on, perDay, acuteRoutine } = turn.snapshot.team.keepToPlan;
  return [
    open(
      keepSettingsCard(turn.say, turn.snapshot, {
        on: on ? 'yes' : 'no',
        perDay: String(perDay),
        routine: acuteRoutine,
      }),
    ),
  ];
}

async function saveSettings(turn: TeamTurn, _data: Values, values: Values): Promise<Reply[]> {
  if (!mayManage(turn.snapshot, turn.me)) return notAllowed(turn);
  const typed = {
    on: values['on'] ?? '',
    perDay: (values['perDay'] ?? '').trim(),
    routine: (values['routine'] ?? '').trim(),
  };
  const perDay = z.coerce.number().int().min(1).max(20).safeParse(typed.perDay);
  const problems = [
    ...turn.refused,
    ...(perDay.success && typed.perDay !== '' ? [] : [turn.say('keep:perDayNumber')]),
    ...(typed.routine.length > 1000
      ? [turn.say('common:tooLong', { field: turn.say('keep:settingsRoutine'), max: 1000 })]
      : []),
  ];
  if (!perDay.success || problems.length > 0)
    return [replace(keepSettingsCard(turn.say, turn.snapshot, typed, problems))];
  const { team } = turn.snapshot;
  const keepToPlan = { ...team.keepToPlan, on: typed.on !== 'no', perDay: perDay.data, acuteRoutine: typed.routine };
  const pick = ({ on, perDay: most, acuteRoutine }: typeof keepToPlan) => ({ on, perDay: most, acuteRoutine });
  await commit(turn, [
    put({ ...team, keepToPlan }, team),
    audit(turn, 'keep-to-plan-changed', `team/${team.id}`, pick(team.keepToPlan), pick(keepToPlan)),
  ]);
  return [replace(messageCard(turn.say, 'keep:settingsSaved'))];
}

export const actions = forTeam({
  'keep.settingsOpen': async (turn) => (mayManage(turn.snapshot, turn.me) ? settingsOpen(turn) : notAllowed(turn)),
  'keep.settings': saveSettings,
});
