import { listed, say } from '../found/sentence.ts';
import { cadence, dutySet, practice } from './as.ts';
import { listing, reading, roleField } from './fields.ts';
import { cadenceOf } from './rhythm.ts';
import { set, type Tellers, value } from './telling.ts';

export const communityTellers: Tellers = {
	cadence: cadenceOf((t) => [t.self]),
	members: set(
		dutySet,
		{
			added: (t, names, many) => say`${names} now ${many ? 'belong' : 'belongs'} to ${t.self}.`,
			removed: (t, names, many) => say`${names} no longer ${many ? 'belong' : 'belongs'} to ${t.self}.`,
			instead: (t, names, old, many) => say`${names} ${many ? 'belong' : 'belongs'} to ${t.self} instead of ${old}.`,
		},
		listed,
	),
	moderator: roleField('leads'),
	backup: roleField('steps in to lead'),
	sessions: listing(practice, 'holds', ['the session ', 'the sessions ']),
	goals: listing(practice, 'works for', ['the goal ', 'the goals ']),
	success_signal: reading((t) => say`The sign that ${t.self} succeeds`),
	review_on: value(cadence, {
		now: (t, now) => say`The members decide on ${now} whether ${t.self} goes on.`,
		instead: (t, now, old) => say`The members decide on ${now} instead of ${old} whether ${t.self} goes on.`,
		gone: (t, old) => say`The members no longer have a day to decide whether ${t.self} goes on; it was ${old}.`,
	}),
};
