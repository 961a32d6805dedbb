import { listed, say } from '../sentence.ts';
import { other, practice } from './as.ts';
import { items } from './fields.ts';
import { set, type Tellers, told } from './telling.ts';

export const assessmentTellers: Tellers = {
	respondents: set(
		practice,
		{
			added: (t, names, many) => say`${names} now ${many ? 'answer' : 'answers'} ${t.self}.`,
			removed: (t, names, many) => say`${names} no longer ${many ? 'answer' : 'answers'} ${t.self}.`,
			instead: (t, names, old, many) => say`${names} ${many ? 'answer' : 'answers'} ${t.self} instead of ${old}.`,
		},
		listed,
	),
	'items.reverse': (difference, telling) =>
		difference.form === 'value'
			? [
					told(
						other,
						difference.after
							? say`Whoever agrees with ${telling.thing} now says that things go badly.`
							: say`Whoever agrees with ${telling.thing} now says that things go well.`,
					),
				]
			: [],
	items: items(
		{ added: practice, removed: practice },
		(t, name) => say`${t.self} has a new statement: ${name}.`,
		(t, name) => say`${t.self} no longer has the statement ${name}.`,
	),
};
