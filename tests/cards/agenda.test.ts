/** The agenda's figures: everybody and every goal counted once. */
import { expect, it } from 'vitest';
import { agendaCard } from '../../cards/agenda.ts';
import { toText } from '../../cards/render/text.ts';
import type { Answer } from '../../quality/checkpoints/documents.ts';
import { answer, checkpoint, goal, member, sampleSnapshot } from '../storage/samples.ts';

const october = checkpoint('c1', '2026-10-06');
const about = (id: string, status: 'onTrack' | 'offTrack' | null): Answer['progress'][number] => ({
  goal: id,
  value: 7,
  status,
  confidence: 'high',
  comment: '',
  nextStep: '',
});

it('counts who has answered, the goals that were reported on and each profession once', () => {
  const team = sampleSnapshot([
    october,
    checkpoint('c2', '2027-01-26'),
    ...['kim', 'siv', 'rut'].map((id) => member(id, { professions: ['counsellor'] })),
    member('lea', { active: false }),
    goal('g1', 1),
    goal('g2', 2),
    goal('g3', 3),
    answer('c1', 'kim', { progress: [about('g1', 'onTrack')] }),
    // Two who report on one goal are one goal; of one whose status is not known the state has not come in.
    answer('c1', 'siv', { progress: [about('g1', 'onTrack'), about('g2', 'offTrack'), about('g3', null)] }),
    answer('c1', 'rut', { unfinished: true }),
    answer('c2', 'rut'),
  ]);
  const lines = toText(agendaCard(team, october, 'sv')).split('\n');
  expect(lines).toContain('2 av 3 har svarat. 1 har börjat svara.');
  expect(lines).toContain('Läget för 2 av 3 mål har kommit in: 1 enligt plan, 1 avviker.');
  expect(lines.filter((line) => /kurator/i.test(line))).toHaveLength(1);
});
