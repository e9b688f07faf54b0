/** What the made-up school's people said and decided at its two first checkpoints. Nobody's and no school's. */
import type { DecisionForm } from '../../quality/checkpoints/decisions-act.ts';

type Said = {
  readonly situation: string;
  readonly cause: string;
  readonly goal: number;
  readonly meaning: string;
};
/** What a person reports on a goal that is theirs. */
type Progressed = {
  readonly goal: number;
  readonly value: number;
  readonly status: string;
  readonly nextStep: string;
};
export type Round = {
  readonly said: Readonly<Record<string, Said>>;
  readonly progress: Readonly<Record<string, Progressed>>;
  readonly decisions: readonly DecisionForm[];
  readonly summary: string;
  readonly addition: string;
};

const said = (situation: string, cause: string, goal: number, meaning: string): Said => ({
  situation,
  cause,
  goal,
  meaning,
});
/** The year's two first checkpoints. */
export const ROUNDS: readonly [Round, Round] = [
  {
    said: {
      kim: said(
        'Frånvaron börjar synas i åk 8 redan i september, mest på måndagar och efter lunch.',
        'Rutinen för tidig kontakt följs olika i arbetslagen',
        1,
        'En rutin för alla, med en tid i veckan då den gås igenom.',
      ),
      siv: said(
        'I hälsobesöken i åk 4 är sömnen bättre än i fjol. Fler nämner rasterna som otrygga.',
        'För få vuxna på skolgården',
        3,
        'Rasterna behöver vuxna som vet vad de ska göra.',
      ),
      petra: said(
        'Lärarna beskriver stora luckor i matematik hos grupper i åk 9.',
        'Luckor från mellanstadiet i matematik',
        2,
        'Tid för handledning innan betygen sätts.',
      ),
      sten: said(
        'Schemat ger tre arbetslag raster samtidigt.',
        'För få vuxna på skolgården',
        3,
        'Vi kan förskjuta en rast.',
      ),
      rut: said(
        'Resultaten i åk 9 har sjunkit tre år i rad.',
        'Stödet sätts in sent på läsåret',
        2,
        'Färre mål, och att vi håller i dem.',
      ),
    },
    progress: {
      kim: { goal: 1, value: 4.1, status: 'someDeviation', nextStep: 'Gå igenom rutinen med arbetslag 8.' },
      petra: { goal: 2, value: 71, status: 'onTrack', nextStep: 'Starta handledningen.' },
      siv: { goal: 3, value: 82, status: 'onTrack', nextStep: '' },
    },
    decisions: [
      { text: 'Samma närvarorutin i alla arbetslag från vecka 43', owner: 'rut', due: '2026-10-20' },
      { text: 'Ledningsgruppen avsätter tid för handledning i matematik', owner: 'rut', due: '2026-10-23' },
    ],
    summary:
      'Vi ser samma sak från flera håll: tidig kontakt, trygga raster och matematiken. Vi håller oss till tre mål.',
    addition: 'Fritidspersonalen kan vara med på rasterna från höstlovet.',
  },
  {
    said: {
      kim: said(
        'Ogiltig frånvaro har sjunkit i åk 7 och 9, men inte i åk 8.',
        'Rutinen används olika i arbetslagen',
        1,
        'Åk 8 behöver stöd att komma i gång.',
      ),
      siv: said(
        'Fler i åk 5 säger att rasterna är lugnare.',
        'Vuxna med uppdrag på rasterna gör skillnad',
        3,
        'Fortsätt.',
      ),
      petra: said(
        'Handledningen når dem som kommer, men ungefär en tredjedel kommer inte.',
        'Handledningen ligger efter skoldagens slut',
        2,
        'Lägg en av tiderna på skoldagen.',
      ),
      sten: said(
        'Anpassningarna i matematik är på plats i alla grupper i åk 9.',
        'Anpassningar följs upp för sällan',
        2,
        '',
      ),
      rut: said('Höstbetygen i åk 9 ligger något över fjolårets.', 'Stödet kom i gång tidigare i år', 2, 'Håll i det.'),
      lovisa: said('Besöken om huvudvärk är färre än i fjol.', 'Lugnare raster', 3, ''),
    },
    progress: {
      kim: { goal: 1, value: 3.7, status: 'onTrack', nextStep: 'Följ åk 8 varje vecka till sportlovet.' },
      petra: { goal: 2, value: 72.5, status: 'someDeviation', nextStep: 'Flytta en handledningstid till skoldagen.' },
      siv: { goal: 3, value: 85, status: 'onTrack', nextStep: 'Ny enkät i maj.' },
    },
    decisions: [
      { text: 'En handledningstid i veckan läggs på skoldagen i åk 9', owner: 'rut', due: '2027-02-05' },
      { text: 'Kurator möter arbetslag 8 om närvarorutinen', owner: 'kim', due: '2027-02-09' },
      { text: 'Rastschemat ligger kvar hela våren', owner: 'rut', due: '2027-02-03' },
    ],
    summary: 'Närvaron och tryggheten går åt rätt håll. Handledningen behöver ligga på skoldagen för att nå fler.',
    addition: '',
  },
];
