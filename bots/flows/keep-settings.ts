/** How the team keeps to its plan: whether it is asked, how often, and whom to turn to when something is acute. */
import { messageCard } from '../../cards/common.ts';
import { keepSettingsCard } from '../../cards/keep-to-plan.ts';
import { notPupilsText } from '../../quality/keep/not-pupils.ts';
import { changeKeeping } from '../../quality/keep/settings-act.ts';
import { managers } from '../../quality/rights.ts';
import type { Reply } from '../messenger.ts';
import { open, replace, type TeamTurn, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { refusedBy } from './may-not.ts';
import { take } from './take.ts';

/** The settings as people read them, by the names of the form's fields. */
function asRead({ say, snapshot }: TeamTurn): Values {
  const { on, perDay, acuteRoutine } = snapshot.team.keepToPlan;
  const notPupils = notPupilsText(snapshot.team.keepToPlan);
  return {
    notPupils,
    on: say(on ? 'keep:settings.yes' : 'keep:settings.no'),
    perDay: String(perDay),
    routine: acuteRoutine,
  };
}

async function openSettings(turn: TeamTurn): Promise<Reply[]> {
  const { on, perDay, acuteRoutine } = turn.snapshot.team.keepToPlan;
  const values = {
    on: on ? 'yes' : 'no',
    perDay: String(perDay),
    routine: acuteRoutine,
    notPupils: notPupilsText(turn.snapshot.team.keepToPlan),
  };
  return refusedBy(turn, managers, {}) ?? [open(keepSettingsCard(turn.say, turn.snapshot, values))];
}

async function saveSettings(turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> {
  const of = (name: string): string => (values[name] ?? '').trim();
  const typed = { on: of('on'), perDay: of('perDay'), routine: of('routine'), notPupils: of('notPupils') };
  const perDay = /^\d{1,4}$/.test(typed.perDay) ? Number(typed.perDay) : null;
  const notPupils = values['notPupils'];
  const input = { on: typed.on !== 'no', perDay, routine: typed.routine, notPupils, version: data['version'] };
  const labels = {
    on: turn.say('keep:settingsOn'),
    perDay: turn.say('keep:settingsPerDay'),
    routine: turn.say('keep:settingsRoutine'),
    notPupils: turn.say('keep:settingsNotPupils'),
  };
  const taken = await take(turn, changeKeeping, input, { labels, now: asRead(turn) });
  if (taken.after) return [replace(messageCard(turn.say, 'keep:settingsSaved'))];
  return taken.refusal ?? [replace(keepSettingsCard(turn.say, turn.snapshot, typed, taken.problems))];
}

export const actions = forTeam({ 'keep.settingsOpen': openSettings, 'keep.settings': saveSettings });
