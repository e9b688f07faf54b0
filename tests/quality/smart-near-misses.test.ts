/** Kinds of docs/smart.md that are told from their near misses by a word or two: each with what it is and what it only looks like. */
import { expect, it } from 'vitest';
import { codes } from './smart-codes.ts';
import { type Goal, kind } from './smart-near.ts';

const titled = (title: string): Goal => ({ title });
const counted = { unit: 'st', baseline: 2, target: 4 };

kind(
  'two things, each compared in a way of its own or said of somebody of its own',
  'severalThings',
  titled,
  [
    'Fler kompisar och bättre bordsskick i åk 3',
    'Kortare matkö och mindre skräp på gården för åk 8',
    'Fler simkunniga och renare omklädningsrum i åk 6',
    'Tryggare bussar och fler böcker hemma i åk 2',
    'Nöjdare vårdnadshavare och snabbare svar i F–3',
    'Shorter queue and less litter in year 8',
    'Cleaner toilets and fewer fights in year 5',
    'Bättre handstil och renare klassrum i åk 2',
    'Föräldrar ska känna sig trygga och elever ska läsa mer i åk 7',
    'Parents should feel safe, and pupils should read more, in year 7',
    'Elever ska må bra och lärare ska trivas i åk 8',
    'Boys should sleep more, and girls should feel calm, in year 9',
  ],
  [
    'Fler i tid och färre sena i åk 8',
    'Lugnare och tryggare raster i åk 4',
    'Färre och kortare konflikter i åk 5',
    'Fler killar och fler tjejer i åk 8 trivs',
    'Färre bråk och lugnare raster i åk 4',
    'Lugnare raster och lugnare lektioner i åk 4',
    'Fewer conflicts and calmer breaks in year 4',
    'Kortare kö och snabbare hjälp hos kuratorn',
    'Fler läser och förstår mer i åk 4',
    'Fler ska våga fråga och alla ska få svar i åk 6',
    'Flickor ska trivas och pojkar ska trivas i åk 6',
    'Fler elever ska läsa hemma och läraren ska följa upp i åk 3',
  ],
);

kind(
  'one pupil, and what is done whenever it is so for a pupil',
  'onePupil',
  (description) => ({ title: 'Planer i tid i åk 8', description }),
  [
    'Målet gäller en elev i åk 8 som är borta.',
    'Vi har en elev i 8B med hög frånvaro.',
    'En elev i åk 5 slåss på rasten.',
    'Närvaron för en elev i 7A.',
    'Samtal om en elev i åk 8 som är borta.',
  ],
  [
    'När en elev i åk 8 varit borta en vecka ska en plan vara klar.',
    'Om en elev i åk 9 riskerar F ska mentor få veta det.',
    'Så snart en elev i 5B är sjuk ringer vi hem.',
    'Innan en elev i åk 6 byter skola görs en överlämning.',
    'Varje gång en elev i 7A är borta ringer vi.',
  ],
);

kind(
  'more time with somebody of the school, which is put in',
  'activity',
  (title) => ({ ...counted, title, indicator: 'Antal timmar', unit: 'timmar' }),
  [
    'En timme till med kuratorn på onsdagar i åk 7–9',
    'Två extra timmar med specialpedagogen i åk 4',
    'Fler dagar med psykologen på högstadiet',
    'Fler kuratorstimmar i åk 7–9',
    'One more day with the counsellor in year 8',
    'Three hours a week with the nurse in year 5',
    'Tre kuratorsdagar i veckan för åk 9',
    'Extra timmar hos studievägledaren i åk 9',
    'Specialpedagogen två dagar till i veckan på lågstadiet',
    'Kuratorn varje dag på högstadiet',
    'Två timmar till med specialpedagogen i läsning, åk 2',
  ],
  [
    'En timme kortare väntan till kuratorn i åk 7',
    'En timme mer sömn i åk 8',
    'Fler i åk 8 vet när kuratorn är på plats',
    'Alla i åk 8 får en kuratorstid inom fem dagar',
    'Fler sexor söker sig till kuratorn',
    'Färre timmar utan lärare i åk 9',
  ],
);

kind(
  'a matter whose description says what staff or pupils go to',
  'activity',
  (description) => ({ ...counted, title: 'Nätvett i åk 6', description, indicator: 'antal föreläsningar' }),
  [
    'Fler kollegor ska ha gått kursen innan sommaren.',
    'Fler lärare ska delta i handledning.',
    'More teachers should attend the training.',
    'Sexorna ska gå på tre föreläsningar.',
    'Year 6 should attend five lectures.',
    'Fler vuxna ska stå på gården.',
    'Alla sexor ska ha ett samtal i månaden.',
  ],
  [
    'Sexorna ska vara vänligare i gruppchattarna.',
    'Barnen i åk 1 ska våga fråga.',
    'Åk 6 ska vara vänligare mot varandra.',
    'Year 6 should be kinder in chats.',
    'Femteklassarna ska hinna äta.',
    'Pojkarna i åk 8 ska våga säga nej.',
    'Children in year 2 should dare to ask.',
  ],
);
it('where the description says who is to do what, what is held is no measure of it', () =>
  expect(
    codes({
      ...counted,
      title: 'Nätvett i åk 6',
      description: 'Sexorna ska vara vänligare.',
      indicator: 'antal föreläsningar',
    }),
  ).toContain('indicatorMeans'));

kind(
  'what is arranged, and how it goes at what there is',
  'activity',
  titled,
  [
    'Workshop on safety in year 6',
    'Attend the workshop, all staff in year 6',
    'Möten om närvaro i åk 8',
    'Kurs i trygghet för åk 5',
  ],
  [
    'Attendance in the textile workshop year 6',
    'Safety in the metal workshop, year 8',
    'Närvaro på utvecklingssamtal i åk 6',
    'Trygghet under klassmöten i åk 5',
    'Närvaro vid möten om åtgärdsprogram i åk 9',
  ],
);

kind(
  'nobody, nowhere and at no time',
  'noGroup',
  titled,
  [
    'More people have a calm evening',
    'Lugnare kvällar',
    'Internationella elever trivs',
    'Rätt tolk bokad före mötet',
    'Färre borta dagar före lov',
    'Vassare protokoll',
    'Bättre överlämningar',
    'Better action plans',
    'Sharper handovers',
  ],
  [
    'More boarders have a calm evening',
    'Fler boende på elevhemmet sover sju timmar',
    'Lugnare kvällar på internatet',
    'Safer evenings at the boarding house',
    'Rätt tolk bokad i god tid före mötet',
    'Kallelser går ut minst fem dagar före mötet',
    'Interpreter booked at least five days before the meeting',
    'Papers sent in good time',
    'Besked om schema tre dagar i förväg',
    'Protokoll justeras inom fem dagar',
    'Bättre överlämningar mellan sexan och sjuan',
  ],
);
