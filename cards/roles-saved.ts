/** What a save of the members changed, and what is still somebody's who had a role: it stays theirs until it is given to somebody. */
import type { Member } from '../quality/people/documents.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { ownedBy } from '../quality/status/owned.ts';
import { professionName } from './answer-fields.ts';
import { buttons, type Element, text } from './card.ts';
import { commandButton } from './common.ts';
import { listed } from './format.ts';
import { called } from './names.ts';
import { activeMembers, namesOf } from './setup.ts';
import { localeOf, type Say } from './texts.ts';

/** The first lines of what is shown after a save. */
export function rolesSaved(say: Say, before: Snapshot, after: Snapshot): Element[] {
  const changes = [...rolesChanged(say, before, after), ...professionsChanged(say, before, after)];
  if (changes.length === 0) return [text(say('people:savedSame'), { weight: 'bolder' })];
  return [
    text(say('people:saved'), { weight: 'bolder' }),
    ...changes.map((line) => text(line, { spacing: 'none' })),
    ...stillTheirs(say, before, after),
  ];
}

const holders = (snapshot: Snapshot, role: 'principal' | 'coordinator'): Member[] =>
  activeMembers(snapshot).filter((member) => member[role]);
const idsOf = (members: readonly Member[]): string => members.map(({ id }) => id).join(',');

function rolesChanged(say: Say, before: Snapshot, after: Snapshot): string[] {
  return (['principal', 'coordinator'] as const).flatMap((role) => {
    const [had, have] = [holders(before, role), holders(after, role)];
    if (idsOf(had) === idsOf(have)) return [];
    const label = say(role === 'principal' ? 'people:factPrincipal' : 'people:factCoordinators');
    const names = namesOf(say, have);
    return had.length === 0
      ? say('people:savedRole', { role: label, names })
      : say('people:savedRoleWas', { role: label, names, before: namesOf(say, had) });
  });
}

function professionsChanged(say: Say, before: Snapshot, after: Snapshot): string[] {
  return activeMembers(after).flatMap((member) => {
    const had = before.members.find(({ id }) => id === member.id)?.professions ?? [];
    if (had.join() === member.professions.join()) return [];
    const names = member.professions.map((one) => professionName(say, one));
    const none = names.length === 0 ? say('people:savedNoProfession') : listed(localeOf(say), names);
    return say('people:savedRole', { role: called(say, member), names: none });
  });
}

/** Another principal: the former one keeps what they were to do, and what somebody had who has left waits for a new owner. */
function stillTheirs(say: Say, before: Snapshot, after: Snapshot): Element[] {
  const [former] = holders(before, 'principal');
  const [now] = holders(after, 'principal');
  if (!now || now.id === former?.id) return [];
  const kept = former ? after.decisions.filter(({ owner, doneAt }) => owner === former.id && !doneAt).length : 0;
  const left = ownedBy(after, (person) => !after.members.some(({ id, active }) => active && id === person)).length;
  const team = after.key.team;
  return [
    ...(former && kept > 0
      ? [
          text(say('people:savedKept', { name: called(say, former), count: kept })),
          buttons(commandButton(say, 'decisions', team)),
        ]
      : []),
    ...(left > 0 ? [text(say('people:savedLeft', { count: left })), buttons(commandButton(say, 'waiting', team))] : []),
  ];
}
