/** Interventions: who may do what, and what follows. */
import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../../quality/content.ts';
import type { Document } from '../../quality/kinds.ts';
import {
  agreeToWeak,
  changeIntervention,
  dropIntervention,
  finishIntervention,
  MAX_INTERVENTIONS,
  saveIntervention,
  stopIntervention,
} from '../../quality/plan/act.ts';
import { type Intervention, interventionContent } from '../../quality/plan/documents.ts';
import { hintsFor } from '../../quality/plan/evidence.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { stampOf } from '../../quality/stamp.ts';
import { goal, intervention } from '../storage/samples.ts';
import { codes } from './acting.ts';
import { after, changesOf, objections, teamWith, tried, whoMay } from './small-team.ts';

const ID = '7f1c9a52-6a0e-4b7e-9f0e-0d8c6f3f1a02';
const TEAM = ['rut', 'kim', 'siv', 'petra'];

describe('an intervention', () => {
  const EVIDENCE = {
    level: 'studies',
    finding: 'works',
    references: ['https://example.org/rapport'],
    grades: [],
    stop: 'Ingen förändring vid två avstämningar.',
  };
  const CONTENT = {
    goal: 'g1',
    title: 'Samtal inom fem dagar',
    why: 'Frånvaron upptäcks sent.',
    owner: 'siv',
    withWhom: '',
    from: '2026-09-15',
    to: '2027-06-04',
    level: 'group',
    nature: 'preventive',
    hours: 2,
    fidelity: 'Logg',
    evidence: EVIDENCE,
  };
  const WEAK = { ...CONTENT, evidence: { ...EVIDENCE, level: 'ownExperience', finding: 'notStudied', references: [] } };
  const withGoal = (...more: Document[]) => teamWith(goal('g1', 1), ...more);
  const save = (content: typeof CONTENT, snapshot = withGoal()) =>
    after(snapshot, saveIntervention, 'petra', { intervention: ID, content });
  const one = (snapshot: Snapshot): Intervention => {
    const found = snapshot.interventions.find(({ id }) => id === ID);
    if (!found) throw new Error('gone');
    return found;
  };

  it('is made by whoever is in the team, once', () => {
    expect(whoMay(saveIntervention, withGoal(), { intervention: ID, content: CONTENT })).toEqual(TEAM);
    const made = save(CONTENT, withGoal(intervention('i4', 4)));
    expect(one(made)).toMatchObject({ number: 5, state: 'active', createdBy: 'petra' });
    const again = (content: typeof CONTENT) => tried(saveIntervention, made, 'petra', { intervention: ID, content });
    expect(changesOf(again(CONTENT))).toBe(0);
    expect(codes(again({ ...CONTENT, title: 'Rastvärdar' }))).toEqual(['plan.savedAlready']);
  });

  it('is changed and ended by its owner and those who manage the team', () => {
    const made = save(CONTENT);
    const owners = ['rut', 'kim', 'siv'];
    expect(whoMay(changeIntervention, made, { intervention: ID, version: undefined, content: CONTENT })).toEqual(
      owners,
    );
    for (const act of [finishIntervention, stopIntervention, dropIntervention])
      expect(whoMay(act, made, { intervention: ID })).toEqual(owners);
  });

  it.each<[string, object, string[]]>([
    ['no goal', { goal: '' }, ['goal plan.goal']],
    ['nothing said of why', { why: ' ' }, ['why common.missing']],
    ['a reason why without end', { why: 'x'.repeat(1001) }, ['why common.tooLong']],
    ['an owner who has left', { owner: 'lea' }, ['owner plan.owner']],
    ['days the wrong way round', { from: '2027-05-01', to: '2027-04-01' }, ['to plan.order']],
    ['days outside the school year', { to: '2027-08-01' }, ['to plan.outsideYear']],
    ['negative hours', { hours: -1 }, ['hours common.number']],
    ...[
      'Nåt jag läste',
      'en artikel på nätet',
      'Forskning visar att det funkar',
      'Something I read online',
      'https://www.facebook.com/groups/ska',
    ].map((reference): [string, object, string[]] => [
      `«${reference}»`,
      { evidence: { ...EVIDENCE, level: 'review', references: [reference] } },
      ['evidence.references plan.referenceVague'],
    ]),
    ['no sources', { evidence: { ...EVIDENCE, references: [] } }, ['evidence.references plan.referenceMissing']],
    [
      'more sources than are read',
      { evidence: { ...EVIDENCE, references: Array(6).fill('SBU 350 Främjande') } },
      ['evidence.references common.tooMany'],
    ],
    ...[
      ['unknown', 'works', 'plan.findingUnknown'],
      ['unknown', 'noEffect', 'plan.findingUnknown'],
      ['ownExperience', 'works', 'plan.findingOwn'],
    ].map(([level, finding, code]): [string, object, string[]] => [
      `«${level}» and «${finding}»`,
      { evidence: { ...EVIDENCE, level, finding, references: [] } },
      [`evidence.finding ${code}`],
    ]),
    ...['-', 'Vet inte', 'när vi tröttnar 😀', 'Inget'].map((stop): [string, object, string[]] => [
      `«${stop}» as what would stop it`,
      { evidence: { ...EVIDENCE, stop } },
      ['evidence.stop plan.stop'],
    ]),
    [
      'a grade of nothing',
      { evidence: { ...EVIDENCE, grades: [{ outcome: '', certainty: 'high' }] } },
      ['evidence.grades.outcome common.missing'],
    ],
    ['no answer to what would stop it', { evidence: { ...EVIDENCE, stop: '' } }, ['evidence.stop common.missing']],
  ])('with %s is sent back with what has to change', (_what, faulty, said) => {
    const content = { ...CONTENT, ...faulty } as typeof CONTENT;
    expect(objections(tried(saveIntervention, withGoal(), 'siv', { intervention: ID, content }))).toEqual(said);
  });

  it.each([
    'Forskning för skolan: Studiero',
    'Pedagogiska magasinet 3/2024',
    'Hattie: Visible Learning',
    'En artikel i Skolvärlden om frånvaro',
    'https://www.skolverket.se/om-x',
  ])('takes «%s», which can be looked up', (reference) => {
    const content = { ...CONTENT, evidence: { ...EVIDENCE, level: 'review', references: [reference] } };
    expect(objections(tried(saveIntervention, withGoal(), 'siv', { intervention: ID, content }))).toEqual([]);
  });

  it('takes own experience where studies say something else, and short words for when to stop', () => {
    const evidence = { ...WEAK.evidence, finding: 'noEffect' };
    for (const stop of ['Ingen effekt', 'Om frånvaron ökar.', 'No change'])
      expect(
        changesOf(
          tried(saveIntervention, withGoal(), 'siv', {
            intervention: ID,
            content: { ...CONTENT, evidence: { ...evidence, stop } },
          }),
        ),
      ).toBeGreaterThan(0);
  });

  it('lets evidence that stands already be, whatever it says', () => {
    const old = intervention('i1', 1, {
      evidence: { ...WEAK.evidence, level: 'unknown', finding: 'works', stop: '-' },
    });
    const { evidence } = old;
    const change = (content: object) =>
      codes(
        tried(changeIntervention, withGoal(old), 'rut', {
          intervention: 'i1',
          version: undefined,
          content: { ...CONTENT, evidence, ...content },
        }),
      );
    expect(change({ title: 'Samtal samma vecka' })).toEqual([]);
    expect(change({ evidence: { ...evidence, stop: 'Vet inte' } })).toEqual(['plan.findingUnknown', 'plan.stop']);
  });

  it('takes hearsay as somebody’s own experience', () => {
    const content = { ...WEAK, evidence: { ...WEAK.evidence, references: ['Nåt jag läste'] } };
    expect(objections(tried(saveIntervention, withGoal(), 'siv', { intervention: ID, content }))).toEqual([]);
  });

  it('has room for what a team can follow at one time; what has ended takes none', () => {
    const many = (state: Intervention['state']) =>
      withGoal(...Array.from({ length: MAX_INTERVENTIONS }, (_, n) => intervention(`i${n}`, n + 1, { state })));
    const input = { intervention: ID, content: CONTENT };
    expect(codes(tried(saveIntervention, many('active'), 'siv', input))).toEqual(['plan.tooMany']);
    expect(changesOf(tried(saveIntervention, many('done'), 'siv', input))).toBeGreaterThan(0);
  });

  it('on weak ground waits for the principal’s reason, which nobody else can give', () => {
    const draft = save(WEAK);
    expect(one(draft).state).toBe('draft');
    expect(whoMay(agreeToWeak, draft, { intervention: ID, reason: 'Vi mäter noga.' })).toEqual(['rut']);
    expect(codes(tried(finishIntervention, draft, 'siv', { intervention: ID }))).toEqual(['common.outdated']);
    for (const reason of ['', 'ok', '-'])
      expect(codes(tried(agreeToWeak, draft, 'rut', { intervention: ID, reason }))).toEqual(['goals.overrideNeeds']);
    const agreed = after(draft, agreeToWeak, 'rut', { intervention: ID, reason: 'Vi mäter noga.' });
    expect(one(agreed)).toMatchObject({ state: 'active', override: { by: 'rut', reason: 'Vi mäter noga.' } });
    expect(changesOf(tried(agreeToWeak, agreed, 'rut', { intervention: ID, reason: 'Vi mäter noga.' }))).toBe(0);
  });

  it('keeps the principal’s agreement as long as it rests on the same ground', () => {
    const agreed = after(save(WEAK), agreeToWeak, 'rut', { intervention: ID, reason: 'Vi mäter noga.' });
    const change = (content: typeof CONTENT) =>
      one(after(agreed, changeIntervention, 'siv', { intervention: ID, version: undefined, content }));
    expect(change({ ...WEAK, title: 'Samtal samma vecka' })).toMatchObject({
      state: 'active',
      override: { by: 'rut' },
    });
    const weaker = { ...WEAK, evidence: { ...WEAK.evidence, level: 'unknown' } };
    expect(change(weaker)).toMatchObject({ state: 'draft', override: null });
    expect(change(CONTENT)).toMatchObject({ state: 'active', override: null });
  });

  it('changed by somebody else meanwhile is not overwritten unseen', () => {
    const made = save(CONTENT);
    const version = stampOf(fieldsOf(interventionContent, one(made)));
    const stop = { ...CONTENT, evidence: { ...EVIDENCE, stop: 'Ingen skillnad i mars.' } };
    const first = after(made, changeIntervention, 'kim', { intervention: ID, version, content: stop });
    const mine = { intervention: ID, version, content: { ...CONTENT, hours: 3 } };
    expect(objections(tried(changeIntervention, first, 'siv', mine))).toEqual([
      'evidence.stop common.changedMeanwhile',
    ]);
    const knowing = { ...mine, version: stampOf(fieldsOf(interventionContent, one(first))) };
    expect(one(after(first, changeIntervention, 'siv', knowing))).toMatchObject({ hours: 3 });
  });

  it('that ends is not ended twice, nor as something else', () => {
    const ended = after(save(CONTENT), stopIntervention, 'siv', { intervention: ID });
    expect(one(ended).state).toBe('stopped');
    expect(changesOf(tried(stopIntervention, ended, 'siv', { intervention: ID }))).toBe(0);
    expect(codes(tried(finishIntervention, ended, 'siv', { intervention: ID }))).toEqual(['common.outdated']);
  });

  it('gets a hint, and no more, where studies show no effect or nobody can see that it is done', () => {
    const doubtful = save({ ...CONTENT, fidelity: '', evidence: { ...EVIDENCE, finding: 'noEffect' } });
    expect(hintsFor(one(doubtful)).map(({ code }) => code)).toEqual(['plan.noEffect', 'plan.fidelity']);
    expect(hintsFor(one(save(CONTENT)))).toEqual([]);
  });
});
