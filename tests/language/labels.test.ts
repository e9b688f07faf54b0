/** What names a sheet, a column or a file is said back unless it points at a pupil. */
import { describe, expect, it } from 'vitest';
import { isLabel } from '../../language/labels.ts';

const around = { today: Temporal.PlainDate.from('2026-11-24'), staff: ['Rut Lind'] };

describe('a label', () => {
  it.each([
    ...[
      'Gömt',
      'Gömd',
      'Dolt',
      'Hot',
      'Hot och våld',
      'Diagnoser',
      'Astma/allergi',
      'Elev',
      'Pojke/flicka',
      'Gömt (2)',
    ],
    ...['Maj', 'Juni', 'April-maj', 'Frånvaro Maj', 'Maj 2025', 'Vinter', 'August', 'Barn', 'Frånvaro april.xlsx'],
    ...['Karl Johans skola', 'Olof Palmes skola', 'Utredningar', 'Blad1', 'hot.csv', 'Sammanställning VT25'],
    ...[
      'Rektor Anna',
      'Resultat Sofia skola',
      'Statistik Falun',
      'Skolenkät Lund 2025',
      'Trygghet Nova',
      'Resultat Rut',
    ],
  ])('«%s» names what the rows are about', (label) => expect(isLabel(label, around)).toBe(true));

  it.each([
    ...['Anna', 'Elsa', 'Ali', 'Max', 'Hassan', 'Anna.xlsx', 'Maj Ek', 'Maj A', 'Maj 7B', 'Juni i 4A', 'Signe 4A'],
    ...['Gömt Anna', 'Flickan Maj', 'Pojken med diabetes', 'Utredning Kalle Karlsson', 'Maj Andersson', 'Elsa och Ali'],
    ...['Resultat Anna.xlsx', 'Anna, Sten', 'Underlag Sofia', 'Enkät Hanna och Sten', 'Annas lista', 'Sara Wägnert'],
    ...['Anna på Karl Johans skola', '150312-1234', 'Frånvaro Maja S'],
  ])('«%s» is not said', (label) => expect(isLabel(label, around)).toBe(false));
});
