/** What was stored before people had aliases: each learns theirs, and who stands in a team or an organisation twice becomes one. */
import type { TeamKey } from '../quality/base.ts';
import { doubles, unite, withAliases } from '../quality/people/uniting.ts';
import type { Change } from '../quality/ports.ts';
import { parseDocument } from './schema.ts';
import {
  documentsOfTeam,
  insertAudit,
  insertDocument,
  removeDocument,
  renamePerson,
  replaceDocument,
  type Statements,
  toMembership,
} from './sqlite-rows.ts';

/** Part of a transaction. `now` is an ISO instant. */
export function uniteInSqlite(file: Statements, now: string): void {
  const members = "SELECT tenant, team, kind, id, json FROM documents WHERE kind = 'member'";
  const stored = file.all(members).flatMap(toMembership);
  for (const { key, member } of stored)
    replaceDocument(file, key, { ...withAliases(member), version: member.version + 1 }, member.version);
  for (const [tenant, members] of Map.groupBy(stored, ({ key }) => key.tenant)) {
    const pairs = doubles(members.map(({ member }) => member));
    for (const { key, member } of members) {
      const into = pairs.get(member.id);
      if (into === undefined) continue;
      for (const change of unite(documentsOfTeam(file, { tenant, team: key.team }), member.id, into, now))
        apply(file, key, change);
    }
  }
}

/** The changes of `unite`, to what nobody else can change meanwhile. */
function apply(file: Statements, key: TeamKey, change: Change): void {
  if (change.do === 'delete') removeDocument(file, key, change);
  else if (change.do === 'audit') insertAudit(file, key, change.entry);
  else if (change.do === 'rename-person') renamePerson(file, key, { ...change, now: null });
  else if (change.do === 'put') {
    const { document, expected } = change;
    const written = parseDocument({ ...document, version: expected + 1 }, `${document.kind}/${document.id}`);
    if (expected === 0) insertDocument(file, key, written);
    else replaceDocument(file, key, written, expected);
  }
}
