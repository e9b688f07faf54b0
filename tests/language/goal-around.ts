/** A school year and a team that goals are said in. */
export const AROUND = {
  today: Temporal.PlainDate.from('2026-09-01'),
  calendar: {
    autumnEnd: '2026-12-18',
    springEnd: '2027-06-10',
    breaks: [{ name: 'Sportlov', from: '2027-02-15', to: '2027-02-19' }],
  },
  checkpoints: ['2026-10-06', '2027-01-26', '2027-03-23', '2027-06-01'],
  people: [
    { id: 'siv', name: 'Siv Sköterska', professions: ['schoolNurse'] },
    { id: 'kim', name: 'Kim Kurator', professions: ['counsellor'], coordinator: true },
    { id: 'anna1', name: 'Anna Ek', professions: ['specialEducator'] },
    { id: 'anna2', name: 'Anna Al', professions: ['specialEducator'] },
    { id: 'rut', name: 'Rut Rektor', professions: ['principal'] },
  ],
};
