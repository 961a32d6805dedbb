import { listed, say } from '../found/sentence.ts';
import { other, practice } from './as.ts';
import { items, reading } from './fields.ts';
import { pieceOf, set, type Tellers, type Telling, told, value } from './telling.ts';

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
	'follow_up.below': value(other, {
		now: (t, now) => say`Something now follows where ${statementIn(t)} is rated below ${now}.`,
		instead: (t, now, old) => say`Something follows where ${statementIn(t)} is rated below ${now} instead of ${old}.`,
		gone: (t, old) => say`Nothing follows any more where ${statementIn(t)} is rated below ${old}.`,
	}),
	'follow_up.then': reading((t) => say`What follows where ${statementIn(t)} is rated low`),
	items: items(
		{ added: practice, removed: practice },
		(t, name) => say`${t.self} has a new statement: ${name}.`,
		(t, name) => say`${t.self} no longer has the statement ${name}.`,
	),
};

const statementIn = (telling: Telling) => pieceOf(telling, telling.items.at(-1)?.item, 'after');
