/** «data»: the values that the school has, its unit, and indicators of its own. How values are read and saved is in data-import.ts. */
import type { Card } from '../../cards/card.ts';
import { messageCard } from '../../cards/common.ts';
import {
  dataCard,
  type OwnValues,
  ownIndicatorCard,
  pasteCard,
  redefineCard,
  typeCard,
  unitCard,
} from '../../cards/data.ts';
import { curveCard, gradeCard } from '../../cards/data-curve.ts';
import { removeOwnCard } from '../../cards/data-remove.ts';
import { ownMeasureMeant } from '../../language/reading/own-measure-meant.ts';
import { isTable } from '../../language/reading/table-meant.ts';
import { writesValue } from '../../language/reading/value-said.ts';
import { addIndicator, redefineIndicator, setUnit } from '../../quality/data/act.ts';
import { definitionsOf, measuredOf } from '../../quality/data/definitions.ts';
import type { IndicatorDefinition } from '../../quality/data/indicators.ts';
import { ownMeasures, removeIndicator } from '../../quality/data/remove-own-act.ts';
import { managers, mayManage } from '../../quality/rights.ts';
import type { Reply } from '../messenger.ts';
import { open, post, privately, replace, type TeamTurn, type Values } from '../turn.ts';
import { answer, askOpen } from './data-answers.ts';
import { drop, paste, readWithUnit, save, turnPreview } from './data-import.ts';
import { tableSaid } from './data-said.ts';
import { typeValue, valueSaid } from './data-typed.ts';
import { figuresNamed } from './figures-named.ts';
import { forTeam } from './for-team.ts';
import { refusedBy } from './may-not.ts';
import { take } from './take.ts';

export async function show(turn: TeamTurn, words: string): Promise<Reply[]> {
  if (isTable(words)) return tableSaid(turn, words);
  const own = ownMeasureMeant(words);
  return own === null ? [post(turn, (to) => allFigures(to))] : managed(ownOpen(own))(turn);
}

const allFigures = (turn: TeamTurn): Card =>
  dataCard(turn.who.locale, turn.snapshot, undefined, turn.page, [], mayManage(turn.snapshot, turn.me));

/**
 * «Hur har frånvaron i åk 8 utvecklats»: the curve of the indicator and the pupils that are named; «siffror för åk 9»: a grade's; else all there is. A
 * value that is written in has its form.
 */
export const curves = async (turn: TeamTurn, words: string): Promise<Reply[]> =>
  writesValue(words) ? valueSaid(turn, words) : [post(turn, (to) => figuresNamed(to, words))];

type View = (turn: TeamTurn) => Promise<Reply[]>;
/** For those who manage the team. */
const managed =
  (view: View): View =>
  async (turn) => {
    return refusedBy(turn, managers, {}) ?? view(turn);
  };

const unitOpen: View = async ({ say, snapshot }) => [
  open(unitCard(say, snapshot.key.team, snapshot.team.unitCode ?? '')),
];

async function saveUnit(turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> {
  const code = (values['unit'] ?? '').replaceAll(/\s/g, '');
  const taken = await take(turn, setUnit, { code });
  if (taken.after) {
    const read = data['token'] ? await readWithUnit({ ...turn, snapshot: taken.after }, data['token']) : null;
    return read ?? [replace(messageCard(turn.say, 'data:unitSaved'))];
  }
  const { problems } = taken;
  return taken.refusal ?? [replace(unitCard(turn.say, turn.snapshot.key.team, values['unit'] ?? '', { problems }))];
}

const EMPTY_OWN: OwnValues = { name: '', definition: '', unit: '', direction: '', periodType: '' };
const ownOpen =
  (name: string): View =>
  async ({ say, snapshot }) => [open(ownIndicatorCard(say, snapshot.key.team, { ...EMPTY_OWN, name }))];

async function saveOwn(turn: TeamTurn, _data: Values, values: Values): Promise<Reply[]> {
  const { say, snapshot, who } = turn;
  const typed = Object.fromEntries(Object.keys(EMPTY_OWN).map((key) => [key, (values[key] ?? '').trim()])) as OwnValues;
  const labels = {
    name: say('data:ownName'),
    definition: say('data:ownDefinition'),
    unit: say('data:ownUnit'),
    direction: say('data:ownDirection'),
    periodType: say('data:ownPeriod'),
  };
  const taken = await take(turn, addIndicator, typed, { labels });
  if (taken.after) return [replace(dataCard(who.locale, taken.after, say('data:ownSaved', { name: typed.name })))];
  return taken.refusal ?? [replace(ownIndicatorCard(say, snapshot.key.team, typed, taken.problems))];
}

/** The indicator that a form is about; one that is gone is an old card. */
const redefining =
  (then: (turn: TeamTurn, definition: IndicatorDefinition, values: Values) => Promise<Reply[]>) =>
  async (turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> => {
    const refused = refusedBy(turn, managers, {});
    const definition = definitionsOf(turn.snapshot).find(({ key }) => key === data['indicator']);
    return (
      refused ??
      (definition ? then(turn, definition, values) : [privately(messageCard(turn.say, 'common:outdatedCard'))])
    );
  };

const redefineOpen = redefining(async ({ who, snapshot, today }, definition) => [
  open(
    redefineCard(who.locale, snapshot.key.team, definition, {
      since: definition.changed ?? today.toString(),
      definition: '',
    }),
  ),
]);

const redefine = redefining(async (turn, definition, values) => {
  const { say, snapshot, who } = turn;
  const typed = { since: (values['since'] ?? '').trim(), definition: (values['definition'] ?? '').trim() };
  const labels = { since: say('data:redefineSince'), definition: say('data:redefineHow') };
  const taken = await take(turn, redefineIndicator, { indicator: definition.key, ...typed }, { labels });
  if (taken.after)
    return [replace(curveCard(who.locale, taken.after, definition.key) ?? dataCard(who.locale, taken.after))];
  return taken.refusal ?? [replace(redefineCard(who.locale, snapshot.key.team, definition, typed, taken.problems))];
});

async function removeOwn(turn: TeamTurn, _data: Values, values: Values): Promise<Reply[]> {
  const { snapshot, who, say } = turn;
  const indicator = values['indicator'] ?? '';
  const measures = ownMeasures(snapshot);
  const own = measures.find(({ id }) => id === indicator);
  if (measures.length === 0) return [replace(dataCard(who.locale, snapshot))];
  if (!own) return [replace(removeOwnCard(who.locale, snapshot, '', [say('data:ownRemoveWhich')]))];
  const taken = await take(turn, removeIndicator, { indicator });
  if (!taken.after) return taken.refusal ?? [replace(removeOwnCard(who.locale, snapshot, indicator, taken.problems))];
  return [
    replace(dataCard(who.locale, taken.after, say('data:ownRemoved', { name: own.definition.name[who.locale] }))),
  ];
}

const removeOwnOpen: View = async ({ snapshot, who }) => [
  ownMeasures(snapshot).length > 0
    ? open(removeOwnCard(who.locale, snapshot))
    : replace(dataCard(who.locale, snapshot)),
];

export const actions = forTeam({
  'data.show': async (turn, { scope }) => [
    replace(scope ? gradeCard(turn.who.locale, turn.snapshot, [scope], turn.page) : allFigures(turn)),
  ],
  'data.curve': async ({ who: { locale }, snapshot }, { indicator = '', scope = '', group = '' }) => {
    const whose = measuredOf(snapshot, indicator).find((one) => one.scope === scope && one.group === group);
    return [replace(curveCard(locale, snapshot, indicator, { whose }) ?? dataCard(locale, snapshot))];
  },
  'data.pasteOpen': async (turn) => [open(pasteCard(turn.say, turn.snapshot.key.team))],
  'data.paste': paste,
  'data.typeOpen': async (turn) => [
    open(typeCard(turn.who.locale, turn.snapshot, { indicator: '', period: '', grade: '', value: '', n: '' })),
  ],
  'data.type': typeValue,
  'data.preview': turnPreview,
  'data.askOpen': askOpen,
  'data.answer': answer,
  'data.save': save,
  'data.drop': drop,
  'data.unitOpen': managed(unitOpen),
  'data.unit': saveUnit,
  'data.ownOpen': managed(ownOpen('')),
  'data.own': saveOwn,
  'data.ownRemoveOpen': managed(removeOwnOpen),
  'data.ownRemove': removeOwn,
  'data.redefineOpen': redefineOpen,
  'data.redefine': redefine,
});
