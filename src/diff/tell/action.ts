import { say } from '../found/sentence.ts';
import { access, cadence, dutyMoved, practice } from './as.ts';
import { reading } from './fields.ts';
import { type Tellers, value } from './telling.ts';

export const actionTellers: Tellers = {
	owner: value(dutyMoved, {
		now: (t, now) => say`${now} now carries out ${t.self}.`,
		instead: (t, now, old) => say`${now} carries out ${t.self} instead of ${old}.`,
		gone: (t, old) => say`${old} no longer carries out ${t.self}.`,
	}),
	system: value(access, {
		now: (t, now) => say`${t.self} is now logged in ${now}.`,
		instead: (t, now, old) => say`${t.self} is logged in ${now} instead of ${old}.`,
		gone: (t, old) => say`${t.self} is no longer logged in ${old}.`,
	}),
	done_when: reading((t) => say`The sign that ${t.self} is finished`, practice),
	due: value(cadence, {
		now: (t, now) => say`${t.self} is now due within ${now}.`,
		instead: (t, now, old) => say`${t.self} is due within ${now} instead of ${old}.`,
		gone: (t, old) => say`${t.self} is no longer due within ${old}.`,
	}),
	activity: value(practice, {
		now: (t, now) => say`${t.self} now leads on to ${now}.`,
		instead: (t, now, old) => say`${t.self} leads on to ${now} instead of ${old}.`,
		gone: (t, old) => say`${t.self} no longer leads on to ${old}.`,
	}),
};
