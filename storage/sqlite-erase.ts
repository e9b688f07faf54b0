/** «Radera mina uppgifter» in SQLite: everything besides the documents, within the transaction that changes those. */
import type { TeamKey } from '../quality/base.ts';
import { namesPerson } from '../quality/people/erasure.ts';
import { auditWithout, deliveryWithout, type Erasing, standsIn } from './erase.ts';
import { must } from './must.ts';
import { documentsOfTeam, type Statements, toDelivery, toEntry, updateDelivery } from './sqlite-rows.ts';

/** See `erase-person` in quality/ports.ts. */
export function eraseFromSqlite(file: Statements, key: TeamKey, erasing: Erasing): void {
  const marks = new Set(erasing.person);
  must(!documentsOfTeam(file, key).some((document) => namesPerson(document, marks)));
  const rows = file.all('SELECT number, json FROM audit WHERE tenant = ? AND team = ?', key.tenant, key.team);
  for (const { index, entry } of auditWithout(rows.map(toEntry), erasing)) {
    const number = rows[index]?.['number'] ?? null;
    file.run('UPDATE audit SET json = ? WHERE number = ?', JSON.stringify(entry), number);
  }
  const deliveries = 'SELECT key, json FROM deliveries WHERE tenant = ? AND team = ?';
  for (const delivery of file.all(deliveries, key.tenant, key.team).map(toDelivery)) {
    const left = deliveryWithout(delivery, erasing.person);
    const remove = 'DELETE FROM deliveries WHERE tenant = ? AND team = ? AND key = ?';
    if (left === null) file.run(remove, key.tenant, key.team, delivery.key);
    else if (left !== delivery) updateDelivery(file, left);
  }
  for (const row of file.all('SELECT event FROM seen WHERE tenant = ?', key.tenant)) {
    const event = String(row['event']);
    if (standsIn(event, erasing.person)) file.run('DELETE FROM seen WHERE tenant = ? AND event = ?', key.tenant, event);
  }
}
