import { Ref } from '../../core/kind.ts';
import { itemOf } from '../found/match.ts';
import { listed, say } from '../found/sentence.ts';
import { tellAny } from './any.ts';
import { dutyAdded, dutyRemoved, dutySet, practice } from './as.ts';
import { lasting, listing, roleField, titleOf } from './fields.ts';
import { itemName } from './item.ts';
import { nameOf, set, type Tellers, told, value } from './telling.ts';

const block = ['practice', 'block', 'minor'] as const;

export const sessionTellers: Tellers = {
	required: set(
		dutySet,
		{
			added: (t, names, many) =>
				say`${t.self} now cannot take place without ${names}; ${many ? 'they have' : 'that role has'} to come.`,
			removed: (t, names) => say`${t.self} may now take place without ${names}.`,
			instead: (t, names, old) => say`${t.self} now needs ${names} to take place instead of ${old}.`,
		},
		listed,
	),
	optional: set(
		practice,
		{
			added: (t, names, many) => say`${names} ${many ? 'are' : 'is'} now welcome in ${t.self}.`,
			removed: (t, names, many) => say`${names} ${many ? 'are' : 'is'} no longer listed as welcome in ${t.self}.`,
			instead: (t, names, old, many) => say`${names} ${many ? 'are' : 'is'} welcome in ${t.self} instead of ${old}.`,
		},
		listed,
	),
	// Told where a role goes from one list to the other.
	'required+optional': value(dutyRemoved, {
		now: () => [],
		instead: (t, now) => say`${t.self} may now take place without ${now}, who stays welcome.`,
		gone: () => [],
	}),
	'optional+required': value(dutyAdded, {
		now: () => [],
		instead: (t, now) => say`${t.self} now cannot take place without ${now}, who was only welcome before.`,
		gone: () => [],
	}),
	people: (difference, telling) => {
		if (difference.form !== 'value') return [];
		const range = (value: unknown) => `${String(itemOf(value).min)} to ${String(itemOf(value).max)} people`;
		const { before, after } = difference;
		if (after === undefined)
			return [told(practice, say`How many people ${telling.self} suits is no longer stated; it was ${range(before)}.`)];
		return [
			told(
				practice,
				say`${telling.self} suits ${range(after)}${before === undefined ? '' : ` instead of ${range(before)}`}.`,
			),
		];
	},
	minutes: lasting('minutes'),
	blocks: (difference, telling) => {
		const { form } = difference;
		if (form !== 'added' && form !== 'removed') return tellAny(difference, telling);
		const side = form === 'added' ? 'after' : 'before';
		const name = itemName(difference.item, telling, side);
		const { minutes, lead } = difference.item;
		const long = minutes === undefined ? '' : `, ${String(minutes)} minutes`;
		if (!(lead instanceof Ref))
			return [
				told(
					block,
					side === 'after'
						? say`${telling.self} has a new block: ${name}${long}.`
						: say`${telling.self} no longer has the block ${name}${long}.`,
				),
			];
		const who = nameOf(telling, lead, side);
		// Whoever leads a block has to prepare it.
		return [
			side === 'after'
				? told(dutyAdded, say`${telling.self} has a new block: ${name}${long}; ${who} leads it.`)
				: told(dutyRemoved, say`${telling.self} no longer has the block ${name}${long}; ${who} led it.`),
		];
	},
	'blocks.title': titleOf('block'),
	'blocks.minutes': lasting('minutes'),
	'blocks.kind': value(block, {
		now: (t, now) => say`The block ${t.thing} is of the kind ${now}.`,
		instead: (t, now, old) => say`The block ${t.thing} is of the kind ${now} instead of ${old}.`,
		gone: (t, old) => say`The block ${t.thing} is no longer of the kind ${old}.`,
	}),
	'blocks.lead': roleField('leads'),
	'blocks.materials': listing(block, 'takes'),
	'blocks.parallel': (difference, telling) =>
		difference.form === 'value'
			? [
					told(
						block,
						difference.after
							? say`${telling.thing} now runs at the same time as the block before it.`
							: say`${telling.thing} now runs after the block before it.`,
					),
				]
			: [],
	outputs: listing(['practice', 'output', 'minor'], 'results in'),
	fits: listing(practice, 'serves'),
	prework: listing(practice, 'asks everybody beforehand'),
};
